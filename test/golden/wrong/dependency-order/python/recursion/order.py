"""Build order."""


class CycleError(ValueError):
    def __init__(self, cycle):
        super().__init__(" needs ".join([*cycle, cycle[0]]))
        self.cycle = cycle


def order(steps):
    # validation
    needs = {}
    for step, wanted in steps:
        for name in (step, *wanted):
            if not isinstance(name, str) or not name:
                raise ValueError("a step is named by a text")
        needs.setdefault(step, []).extend(wanted)
    for step, wanted in needs.items():
        for name in wanted:
            if name not in needs:
                raise ValueError(f"{step} needs {name}, which is not listed")
    # core
    built, path = {}, []

    def visit(step):
        if step in built:
            return
        if step in path:
            raise CycleError(path[path.index(step):])
        path.append(step)
        for name in needs[step]:
            visit(name)
        path.pop()
        built[step] = None

    for step in needs:
        visit(step)
    return list(built)
