"""A dictionary from point to node."""

from points import point


class Ring:
    def __init__(self, nodes=(), points=100, hash=point):
        # validation
        if isinstance(points, bool) or not isinstance(points, int) or points < 1:
            raise ValueError("points must be a whole number from 1 up")
        self._points = points
        self._hash = hash
        self._owners = {}
        self._sorted = []
        self._nodes = set()
        for node in nodes:
            self.add(node)

    def add(self, node):
        if not isinstance(node, str) or not node or node in self._nodes:
            raise ValueError("a node is a text, once")
        # core
        self._nodes.add(node)
        for i in range(self._points):
            self._owners[self._hash(f"{node}#{i}")] = node
        self._sorted = sorted(self._owners)

    def remove(self, node):
        if node not in self._nodes:
            raise ValueError("no such node")
        self._nodes.remove(node)
        for i in range(self._points):
            self._owners.pop(self._hash(f"{node}#{i}"), None)
        self._sorted = sorted(self._owners)

    def owner(self, key):
        if not isinstance(key, str) or not key:
            raise ValueError("a key is a text")
        if not self._sorted:
            raise LookupError("the ring is empty")
        at = self._hash(key)
        low, high = 0, len(self._sorted)
        while low < high:
            middle = (low + high) // 2
            if self._sorted[middle] < at:
                low = middle + 1
            else:
                high = middle
        return self._owners[self._sorted[low % len(self._sorted)]]
