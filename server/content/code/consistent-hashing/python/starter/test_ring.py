# tests
from ring import Ring


def test_one_node_owns_everything():
    ring = Ring(["a"])
    assert {ring.owner(key) for key in ("x", "y", "z")} == {"a"}
