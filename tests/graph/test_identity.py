from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.identity import Groups, Judgement, Verdict, canonical_ids

IDS = st.sampled_from(["a", "b", "c", "d", "e", "tooi-pv99", "kst-99999-1"])
AT = "2026-01-05T10:00:00+00:00"


def same(left: str, right: str, verdict: Verdict = Verdict.YES) -> Judgement:
    return Judgement(left, right, verdict, "Proefpersoon", AT)


PAIRS = st.lists(st.tuples(IDS, IDS).filter(lambda pair: pair[0] != pair[1]))


def test_the_ids_of_a_judgement_stand_in_order() -> None:
    assert same("b", "a") == same("a", "b")
    assert same("b", "a").pair == ("a", "b")


def test_an_entity_cannot_be_judged_against_itself() -> None:
    with pytest.raises(ValueError, match="two different ids, not a twice"):
        same("a", "a")


def test_a_verdict_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        Judgement("a", "b", "perhaps", "Proefpersoon", AT)  # type: ignore[arg-type]


def test_the_id_of_an_authority_is_kept_before_one_given_in_a_dataset() -> None:
    assert canonical_ids([same("aardig", "tooi-pv99")]) == {"aardig": "tooi-pv99"}
    assert canonical_ids([same("b", "a")]) == {"b": "a"}


def test_a_chain_makes_one_of_all() -> None:
    assert canonical_ids([same("a", "b"), same("c", "d"), same("b", "c")]) == {"b": "a", "c": "a", "d": "a"}


@pytest.mark.parametrize("verdict", [Verdict.NO, Verdict.UNSURE, Verdict.WITHDRAWN])
def test_only_a_yes_merges(verdict: Verdict) -> None:
    assert canonical_ids([same("a", "b", verdict)]) == {}


def test_a_no_against_a_chain_of_yes_is_a_contradiction_that_names_who_said_it() -> None:
    with pytest.raises(ValueError, match=r"a and c were judged not the same \(by Proefpersoon"):
        canonical_ids([same("a", "b"), same("b", "c"), same("a", "c", Verdict.NO)])


@given(PAIRS)
def test_the_order_of_judgements_does_not_matter(pairs: list[tuple[str, str]]) -> None:
    judgements = [same(*pair) for pair in pairs]
    assert canonical_ids(judgements) == canonical_ids(reversed(judgements))


@given(PAIRS)
def test_all_members_of_a_group_have_one_id_that_is_no_redirect_itself(pairs: list[tuple[str, str]]) -> None:
    redirects: Mapping[str, str] = canonical_ids([same(*pair) for pair in pairs])
    for left, right in pairs:
        assert redirects.get(left, left) == redirects.get(right, right)
    assert not set(redirects.values()) & redirects.keys()
    assert redirects.keys() <= {id for pair in pairs for id in pair}


@given(st.lists(st.tuples(IDS, IDS, st.sampled_from([Verdict.YES, Verdict.NO]))), PAIRS)
def test_one_more_is_joined_exactly_when_no_judgement_contradicts_it(
    judged: list[tuple[str, str, Verdict]], more: list[tuple[str, str]]
) -> None:
    taken: list[Judgement] = []
    for left, right, verdict in judged:
        if left != right and allowed([*taken, same(left, right, verdict)]):
            taken.append(same(left, right, verdict))
    groups = Groups(taken)
    for left, right in more:
        joined = groups.join(left, right)
        assert joined is allowed([*taken, same(left, right)])
        taken += [same(left, right)] if joined else []


def allowed(judgements: list[Judgement]) -> bool:
    try:
        canonical_ids(judgements)
    except ValueError:
        return False
    return True
