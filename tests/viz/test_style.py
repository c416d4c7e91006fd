from graph.model.vocabulary import VOCABULARY
from viz.style import MARKS, SECTORS, SHAPE_PATHS, family, sector


def test_no_two_kinds_have_the_same_mark() -> None:
    assert set(MARKS) == set(VOCABULARY.concrete_kinds())
    assert len(set(MARKS.values())) == len(MARKS)


def test_every_shape_of_the_vocabulary_can_be_drawn() -> None:
    assert {kind.shape for kind in VOCABULARY.kinds.values()} <= set(SHAPE_PATHS)


def test_the_sign_inside_a_mark_is_dark_on_light_and_light_on_dark() -> None:
    assert MARKS["Directorate"].pip_fill == "#ffffff"
    assert MARKS["OfficialPublication"].pip_fill == "#1a1a1a"


def test_a_family_is_the_topmost_kind() -> None:
    assert family("Startup") == "Actor"
    assert family("Actor") == "Actor"
    assert family("Request") == "Agreement"


def test_every_kind_has_a_sector_and_the_tiers_of_actors_follow_each_other() -> None:
    assert {sector(kind) for kind in VOCABULARY.concrete_kinds()} == set(range(len(SECTORS)))
    assert sector("Ministry") < sector("Province") < sector("Municipality") < sector("Company")
