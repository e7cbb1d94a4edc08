import inspect
import math
import random
import time

import ndcg as answer
from ndcg import ndcg


def close(one, other):
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def raised_by(call):
    try:
        call()
    except (TypeError, ValueError):
        return True
    return False


def random_list(chance, length):
    scores = [chance.random() for _ in range(length)]
    grades = [chance.choice([0, 0, 0, 1, 2, 3, None]) for _ in range(length)]
    return scores, grades


def test_example_the_ideal_order_is_worth_one():
    assert close(ndcg([0.9, 0.5, 0.1], [3, 2, 0], 3), 1.0)


def test_example_the_reversed_order_is_worth_0_606():
    assert close(ndcg([0.1, 0.5, 0.9], [3, 2, 0], 3), (3 / math.log2(3) + 7 / 2) / (7 + 3 / math.log2(3)))


def test_old_the_first_two_ranks_are_not_worth_the_same():
    assert close(ndcg([0.9, 0.5], [0, 1], 2), 1 / math.log2(3))


def test_old_a_grade_of_three_gains_seven():
    value = ndcg([0.9, 0.5], [1, 3], 2)
    assert close(value, (1 + 7 / math.log2(3)) / (7 + 1 / math.log2(3)))


def test_old_the_ideal_is_made_of_all_items_not_of_the_first_k():
    assert close(ndcg([0.9, 0.5, 0.1], [1, 0, 3], 1), 1 / 7)


def test_edge_ties_keep_their_order():
    assert close(ndcg([0.5, 0.5, 0.5], [0, 3, 0], 1), 0.0)
    assert close(ndcg([0.5, 0.5, 0.5], [3, 0, 0], 1), 1.0)
    assert close(ndcg([0.1, 0.7, 0.7, 0.7], [0, 0, 0, 3], 4), 1 / math.log2(4))


def test_edge_a_missing_grade_counts_as_zero_in_its_place():
    assert close(ndcg([0.9, 0.5], [None, 2], 2), 1 / math.log2(3))


def test_edge_k_may_exceed_the_list():
    assert close(ndcg([0.1, 0.9], [3, 0], 100), 1 / math.log2(3))


def test_edge_nothing_to_gain_is_worth_zero():
    for grades in ([0, 0, 0], [None, None, None], [0, None, 0]):
        assert ndcg([0.3, 0.2, 0.1], grades, 3) == 0


def test_edge_an_empty_list_is_worth_zero():
    assert ndcg([], [], 5) == 0


def test_edge_what_was_given_is_not_changed():
    scores, grades = [0.1, 0.9, 0.5], [3, None, 1]
    ndcg(scores, grades, 2)
    assert (scores, grades) == ([0.1, 0.9, 0.5], [3, None, 1])


def test_edge_grades_between_whole_numbers_gain_in_between():
    assert close(ndcg([0.9, 0.5], [0.5, 1], 1), 2**0.5 - 1)


def test_edge_the_value_stays_between_zero_and_one():
    chance = random.Random(3)
    for _ in range(150):
        length = chance.randrange(1, 30)
        scores, grades = random_list(chance, length)
        value = ndcg(scores, grades, chance.randrange(1, 35))
        assert -1e-12 <= value <= 1 + 1e-12, (scores, grades, value)


def test_edge_shuffling_the_input_changes_nothing_without_ties():
    chance = random.Random(4)
    for _ in range(40):
        scores, grades = random_list(chance, 12)
        places = list(range(12))
        chance.shuffle(places)
        moved = ndcg([scores[i] for i in places], [grades[i] for i in places], 5)
        assert close(moved, ndcg(scores, grades, 5))


def test_edge_a_bad_k_is_refused_with_an_error():
    for k in (0, -1, 2.5, None, "3"):
        assert raised_by(lambda k=k: ndcg([0.1], [1], k)), repr(k)


def test_edge_lengths_that_differ_are_refused_with_an_error():
    assert raised_by(lambda: ndcg([0.1, 0.2], [1], 2))
    assert raised_by(lambda: ndcg([0.1], [1, 2], 2))


def test_edge_a_score_that_cannot_be_sorted_is_refused_with_an_error():
    for score in (math.nan, None, "0.5"):
        assert raised_by(lambda score=score: ndcg([0.9, score], [1, 2], 2)), repr(score)


def test_edge_a_negative_grade_is_refused_with_an_error():
    assert raised_by(lambda: ndcg([0.9, 0.5], [1, -2], 2))


def test_load_three_hundred_lists_of_a_hundred():
    chance = random.Random(5)
    lists = [random_list(chance, 100) for _ in range(300)]
    began = time.perf_counter()
    for scores, grades in lists:
        ndcg(scores, grades, 10)
    each = (time.perf_counter() - began) / 300
    print(f"a list of 100: {each * 1e6:.0f} µs; a million of them: {each * 1e6 / 60:.1f} minutes")
    assert each < 0.01


def test_load_one_list_of_fifty_thousand():
    chance = random.Random(6)
    scores, grades = random_list(chance, 50_000)
    began = time.perf_counter()
    value = ndcg(scores, grades, 50_000)
    took = time.perf_counter() - began
    print(f"a list of 50,000: {took * 1000:.0f} ms")
    assert 0 < value < 1
    assert took < 3


if "negative" in inspect.signature(ndcg).parameters:

    def test_twist_negative_grades_count_as_zero_when_asked():
        assert close(ndcg([0.9, 0.5], [-2, 1], 2, negative="zero"), 1 / math.log2(3))
        assert ndcg([0.9, 0.5], [-2, -1], 2, negative="zero") == 0

    def test_twist_otherwise_they_are_still_refused():
        assert raised_by(lambda: ndcg([0.9], [-1], 1))


if hasattr(answer, "mean_ndcg"):

    def test_twist_the_mean_of_many_lists_and_of_none():
        lists = [([0.9, 0.5], [3, 0]), ([0.9, 0.5], [0, 1])]
        assert close(answer.mean_ndcg(lists, 2), (1 + 1 / math.log2(3)) / 2)
        assert answer.mean_ndcg([], 2) == 0
