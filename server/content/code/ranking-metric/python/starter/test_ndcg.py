# tests
from ndcg import ndcg


def test_the_ideal_order_is_worth_one():
    assert ndcg([0.9, 0.5, 0.1], [3, 2, 0], k=3) == 1.0
