from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.plain import claim_from_plain, entity_from_plain, to_json, to_plain
from graph.model.records import (
    LONGEST_TEXT,
    Amount,
    Batch,
    Claim,
    Entity,
    Identifier,
    Name,
    NameUse,
    Rank,
    RecordError,
    Source,
)
from tests.fictitious import CLAIMS, ENTITIES, SOURCE, batch

PROVINCE, UNION = ENTITIES[3], ENTITIES[1]
MEMBERSHIP = CLAIMS[0]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Entity("x", "Provinse", "Naam"), "entity x: there is no kind ‘Provinse’; do you mean Province"),
        (lambda: Entity("x", "PublicBody", "Naam"), "kind PublicBody only groups other kinds; use .*Ministry"),
        (lambda: Entity("x y", "Province", "Naam"), "‘x y’ cannot be an id; an id is 1 to 200 letters"),
        (lambda: Entity("-x", "Province", "Naam"), "‘-x’ cannot be an id"),
        (lambda: Entity("x", "Province", " "), "entity x: name is empty"),
        (lambda: Entity("x", "Province", "a\0b"), "name has a character that is no text"),
        (lambda: Entity("x", "Province", "a\ud800b"), "name has a character that is no text"),
        (lambda: Entity("x", "Province", "a" * (LONGEST_TEXT + 1)), "has 20,001 characters; at most 20,000"),
        (lambda: Entity("x", "Province", "Naam", homepage="javascript:alert(1)"), "entity x: ‘javascript.*address"),
        (lambda: Entity("x", "Province", "Naam", url="https://voorbeeld.example/<b>"), "is not a web address"),
        (lambda: Entity("x", "Province", "Naam", since="2021", until="2019"), "it ends .2019. before it begins .2021."),
        (lambda: Entity("x", "Province", "Naam", since="gisteren"), "‘gisteren’ is not a date"),
        (lambda: Name("Naam", "bijnaam"), "name ‘Naam’: use ‘bijnaam’ is not possible; choose official"),  # type: ignore[arg-type]
        (lambda: Name("Naam", lang="de"), "name ‘Naam’: lang ‘de’ is not possible; choose nl, en or fy"),
        (lambda: Identifier("bsn", "1"), "scheme ‘bsn’ is not possible; choose .*kvk"),
        (lambda: Identifier("kvk", ""), "identifier kvk: value is empty"),
        (lambda: Amount(Decimal("NaN")), "‘NaN’ is not a decimal number"),
        (lambda: Amount(0.5), "‘0.5’ is not a decimal number"),  # type: ignore[arg-type]
        (lambda: Amount(Decimal(1), "euro"), "unit ‘euro’ is not a currency code"),
        (lambda: Claim("a", "isMember", "b"), "claim a isMember b: .* ‘isMember’; do you mean memberOf"),
        (lambda: Claim("a", "memberOf", "a"), "cannot stand in a relation to itself"),
        (lambda: Claim("a", "memberOf", "b", status="klaar"), "claim a memberOf b: status ‘klaar’ is not possible"),  # type: ignore[arg-type]
        (lambda: Claim("a", "memberOf", "b", since="2020-12-08", until="2020-12-07"), "it ends"),
        (lambda: Claim("a", "memberOf", "b", aspects=("weekly",)), "aspects ‘weekly’ is not possible; choose .*yearly"),
        (lambda: Source("x", "", "U", "CC0", Rank.CURATED), "source x: title is empty"),
        (lambda: Source("x", "T", "U", "CC0", "zwaar"), "rank ‘zwaar’ is not possible; choose register"),  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_a_wrong_record_is_refused_with_what_is_wrong_and_what_would_be_right(
    make: Callable[[], object], message: str
) -> None:
    with pytest.raises(RecordError, match=message):
        make()


def test_a_period_within_one_year_may_end_where_it_begins() -> None:
    assert replace(MEMBERSHIP, since="2019-06", until="2019").until == "2019"


def test_a_batch_lists_all_its_problems_at_once() -> None:
    with pytest.raises(RecordError) as refused:
        Batch(
            SOURCE,
            (PROVINCE, PROVINCE, replace(UNION, region="nergens")),
            (
                Claim(UNION.id, "memberOf", "nergens"),
                Claim(UNION.id, "holdsOffice", PROVINCE.id),
                MEMBERSHIP,
                replace(MEMBERSHIP, note="anders"),
            ),
        )
    assert tuple(map(str, refused.value.problems)) == (
        "entity pv-noordland stands 2 times in source voorbeeldbrief; state it once",
        "claim koepel memberOf nergens: its object ‘nergens’ is not stated; add an entity with that id",
        "claim koepel holdsOffice pv-noordland: its subject is of kind Association; "
        "holdsOffice allows only PublicOfficial there",
        "entity koepel: its region nergens is not stated in source voorbeeldbrief",
        "claim pv-noordland memberOf koepel (locator: p. 1) stands twice; state it once, "
        "or tell the two apart by role, since or locator",
    )


def test_what_is_wrong_is_told_in_the_language_of_the_reader() -> None:
    with pytest.raises(RecordError) as refused:
        Entity("x", "Province", "a" * (LONGEST_TEXT + 1))
    assert [problem.in_language("nl") for problem in refused.value.problems] == [
        "entiteit x: name heeft 20.001 tekens; hoogstens 20.000 zijn toegestaan"
    ]


def test_a_claim_is_known_by_its_ends_role_start_and_place() -> None:
    same = [replace(MEMBERSHIP, note="x"), replace(MEMBERSHIP, until="2030"), replace(MEMBERSHIP, holds=False)]
    other = [replace(MEMBERSHIP, role="lid"), replace(MEMBERSHIP, since="2019"), replace(MEMBERSHIP, locator="p. 2")]
    assert {each.key for each in same} == {MEMBERSHIP.key}
    assert len({MEMBERSHIP.key, *(each.key for each in other)}) == 4


def test_the_key_of_a_claim_never_changes() -> None:
    assert MEMBERSHIP.key == "5a1a8f7f998a4ba8d1388e75"


def test_the_digest_of_a_batch_is_another_when_anything_differs() -> None:
    whole = batch()
    assert batch().digest == whole.digest
    others = [
        batch(source=replace(SOURCE, title="Andere titel")),
        batch(entities=(replace(ENTITIES[0], description="Nieuw"), *ENTITIES[1:])),
        batch(claims=(replace(CLAIMS[0], holds=False), *CLAIMS[1:])),
        batch(claims=CLAIMS[1:]),
    ]
    assert len({whole.digest, *(each.digest for each in others)}) == 5


def test_canonical_json_has_sorted_keys_and_no_empty_fields() -> None:
    body = to_json(replace(MEMBERSHIP, amount=Amount(Decimal("0.50"))))
    assert body == (
        b'{"amount":{"period":null,"unit":"EUR","value":"0.50"},"confidence":"stated","holds":true,"locator":"p. 1",'
        b'"object":"koepel","relation":"memberOf","subject":"pv-noordland"}'
    )


@pytest.mark.parametrize("record", [SOURCE, *ENTITIES, *CLAIMS], ids=lambda record: type(record).__name__)
def test_canonical_json_says_the_same_as_the_plain_record(record: Source | Entity | Claim) -> None:
    assert orjson.loads(to_json(record)) == to_plain(record)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)


@given(
    st.builds(
        Entity,
        st.just("x"), st.just("Province"), TEXTS,
        names=st.lists(st.builds(Name, TEXTS, st.sampled_from(NameUse), st.sampled_from(["nl", "fy"]))).map(tuple),
        identifiers=st.lists(st.builds(Identifier, st.sampled_from(["kvk", "oin"]), TEXTS)).map(tuple),
        description=st.none() | TEXTS,
    )
)  # fmt: skip
def test_an_entity_comes_back_from_its_canonical_json(entity: Entity) -> None:
    assert entity_from_plain(orjson.loads(to_json(entity))) == entity


@given(
    st.builds(
        Claim,
        st.just("a"), st.just("memberOf"), st.just("b"),
        amount=st.none() | st.builds(Amount, st.decimals(allow_nan=False, allow_infinity=False)),
        note=st.none() | TEXTS,
        holds=st.booleans(),
    )
)  # fmt: skip
def test_a_claim_comes_back_from_its_canonical_json(claim: Claim) -> None:
    back = claim_from_plain(orjson.loads(to_json(claim)))
    assert back == claim
    assert to_json(back) == to_json(claim)
