"""What a case is called, and what a message says without the folder it ran in. Knows no runner."""

from engine_files import PANE

_tags = ("example", "edge", "load", "old", "twist", "clean", "dirty", "twice")


def plain(function, owner=None, parameters=None):
    """`test_edge_empty_input` is "edge: empty input"; a class comes first where no tag does."""
    words = function.removeprefix("test").strip("_").split("_")
    if words[0] in _tags and len(words) > 1:
        name = f"{words[0]}: {' '.join(words[1:])}"
    else:
        name = " ".join([*([f"{owner.removeprefix('Test') or owner} >"] if owner else []), *words])
    return f"{name} [{parameters}]" if parameters is not None else name


def without_folder(text):
    return text.replace(PANE + "/", "")
