import random
import time

import order as answer
from order import CycleError, order


def raised_by(call, text=""):
    try:
        call()
    except CycleError:
        return False
    except (TypeError, ValueError) as error:
        return text in str(error)
    return False


def cycle_in(steps):
    try:
        order(steps)
    except CycleError as error:
        return error.cycle
    raise AssertionError("no cycle was reported")


def fits(steps, built):
    """Every step once, and after all it needs."""
    place = {step: i for i, step in enumerate(built)}
    return len(place) == len(built) == len({step for step, _ in steps}) and all(
        place[need] < place[step] for step, needs in steps for need in needs
    )


def closes(steps, cycle):
    needs = {}
    for step, wanted in steps:
        needs.setdefault(step, set()).update(wanted)
    return (
        len(set(cycle)) == len(cycle) > 0
        and all(later in needs[step] for step, later in zip(cycle, [*cycle[1:], cycle[0]]))
    )


DIAMOND = [("app", ["left", "right"]), ("left", ["base"]), ("right", ["base"]), ("base", [])]


def test_example_a_chain():
    steps = [("app", ["lib"]), ("lib", ["core"]), ("core", [])]
    assert order(steps) == ["core", "lib", "app"]


def test_example_two_that_wait_for_each_other():
    steps = [("hen", ["egg"]), ("egg", ["hen"])]
    assert closes(steps, cycle_in(steps))


def test_old_a_step_needed_twice_is_built_once():
    assert fits(DIAMOND, order(DIAMOND))


def test_old_no_steps_no_order():
    assert order([]) == []


def test_old_steps_that_need_nothing():
    assert sorted(order([("b", []), ("a", []), ("c", [])])) == ["a", "b", "c"]


def test_old_a_need_listed_twice_counts_once():
    steps = [("app", ["lib", "lib"]), ("lib", [])]
    assert order(steps) == ["lib", "app"]


def test_edge_a_step_listed_twice_needs_all_that_is_listed():
    steps = [("app", ["lib"]), ("app", ["docs"]), ("lib", []), ("docs", ["lib"])]
    assert order(steps) == ["lib", "docs", "app"]


def test_edge_a_step_listed_again_without_needs_keeps_them():
    assert order([("app", ["lib"]), ("app", []), ("lib", [])]) == ["lib", "app"]


def test_edge_a_step_that_needs_itself():
    assert cycle_in([("loop", ["loop"]), ("fine", [])]) == ["loop"]


def test_edge_only_the_cycle_is_reported_not_who_waits_for_it():
    steps = [("app", ["a"]), ("a", ["b"]), ("b", ["c"]), ("c", ["a"]), ("top", ["app"]), ("free", [])]
    cycle = cycle_in(steps)
    assert closes(steps, cycle)
    assert sorted(cycle) == ["a", "b", "c"]


def test_edge_a_cycle_beside_steps_that_are_fine():
    steps = [*DIAMOND, ("x", ["y", "base"]), ("y", ["x"])]
    assert sorted(cycle_in(steps)) == ["x", "y"]


def test_edge_a_need_that_is_not_listed_is_named():
    assert raised_by(lambda: order([("app", ["ghost"])]), "ghost")


def test_edge_names_that_are_no_text_are_refused_with_an_error():
    for steps in ([(None, [])], [("", [])], [("a", [3])], [(1, [])]):
        assert raised_by(lambda steps=steps: order(steps)), repr(steps)


def test_edge_what_was_given_is_not_changed():
    steps = [("app", ["lib", "lib"]), ("lib", [])]
    order(steps)
    assert steps == [("app", ["lib", "lib"]), ("lib", [])]


def test_edge_random_graphs():
    chance = random.Random(11)
    for _ in range(60):
        count = chance.randrange(1, 25)
        names = [f"s{i}" for i in range(count)]
        steps = [
            (name, [names[chance.randrange(i)] for _ in range(chance.randrange(3))] if i else [])
            for i, name in enumerate(names)
        ]
        chance.shuffle(steps)
        assert fits(steps, order(steps))


def test_load_a_chain_of_200000():
    count = 200_000
    steps = [(f"s{i}", [f"s{i - 1}"] if i else []) for i in reversed(range(count))]
    began = time.perf_counter()
    built = order(steps)
    print(f"a chain of {count:,}: {time.perf_counter() - began:.2f} s")
    assert len(built) == count
    assert (built[0], built[-1]) == ("s0", f"s{count - 1}")


def test_load_a_cycle_of_20000():
    count = 20_000
    steps = [(f"s{i}", [f"s{(i + 1) % count}"]) for i in range(count)]
    assert len(cycle_in(steps)) == count


def test_load_10000_that_need_one():
    steps = [(f"s{i}", ["base"]) for i in range(10_000)] + [("base", [])]
    began = time.perf_counter()
    built = order(steps)
    took = time.perf_counter() - began
    print(f"10,000 that need one: {took:.2f} s")
    assert built[0] == "base"
    assert took < 4


if hasattr(answer, "stable_order"):

    def test_twist_whoever_was_listed_first_comes_first():
        steps = [("d", []), ("b", ["z"]), ("a", []), ("z", []), ("c", ["d"])]
        assert answer.stable_order(steps) == ["d", "a", "z", "b", "c"]

    def test_twist_the_stable_order_still_finds_cycles():
        try:
            answer.stable_order([("x", ["y"]), ("y", ["x"])])
        except CycleError as error:
            assert sorted(error.cycle) == ["x", "y"]
        else:
            raise AssertionError("no cycle was reported")


if hasattr(answer, "blocked"):

    def test_twist_all_that_can_never_be_built():
        steps = [("top", ["app"]), ("free", []), ("app", ["a"]), ("a", ["b"]), ("b", ["a", "free"])]
        assert answer.blocked(steps) == ["top", "app", "a", "b"]
        assert answer.blocked(DIAMOND) == []
