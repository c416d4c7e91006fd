"""How the service is set up: read once, refused with a message that tells what would be right."""

from ipaddress import ip_network

import pytest
from pydantic import ValidationError

from api.settings import Settings, read_settings, variable
from graph.model.words import WrongError, languages


def test_without_anything_in_the_environment_the_service_suits_one_machine() -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"SAMENSPEL_RATE": "  ", "OTHER": "x"}) == Settings()


def test_a_setting_is_read_from_the_variable_of_its_name() -> None:
    settings = read_settings(
        {
            "SAMENSPEL_ROOT_PATH": "/samenspel",
            "SAMENSPEL_TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/8",
            "SAMENSPEL_HOSTS": "samenspel.test,www.samenspel.test",
        }
    )
    assert settings.root_path == "/samenspel"
    assert settings.trusted_proxies == (ip_network("127.0.0.1"), ip_network("10.0.0.0/8"))
    assert settings.hosts == ("samenspel.test", "www.samenspel.test")


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Settings().root_path = "/elders"


@pytest.mark.parametrize(
    ("field", "given", "right"),
    [
        ("root_path", "samenspel", "/samenspel"),
        ("root_path", "/samenspel/", "/samenspel"),
        ("root_path", "//example.org", "/samenspel"),
        ("trusted_proxies", "127.0.0.1,proxy", "10.0.0.0/8"),
        ("metrics_from", "10.0.0.1/8", "10.0.0.0/8"),
        ("hsts_seconds", "-1", "0"),
        ("hsts_seconds", "a year", ""),
        ("log_format", "xml", "json"),
        ("largest_upload", "5 MB", ""),
        ("upload_seconds", "0", "0"),
        ("rate", "many", "600/minute"),
        ("upload_rate", "10", "600/minute"),
    ],
)
def test_a_wrong_value_is_told_with_its_variable_and_what_would_be_right(field: str, given: str, right: str) -> None:
    with pytest.raises(WrongError) as raised:
        read_settings({variable(field): given})
    (problem,) = raised.value.problems
    for language in languages():
        text = problem.in_language(language)
        assert text.startswith(f"SAMENSPEL_{field.upper()}: ")
        assert given in text
        assert right in text


def test_all_wrong_variables_are_told_at_once() -> None:
    with pytest.raises(WrongError) as raised:
        read_settings({"SAMENSPEL_RATE": "many", "SAMENSPEL_ROOT_PATH": "x"})
    assert [str(problem).partition(":")[0] for problem in raised.value.problems] == [
        "SAMENSPEL_RATE",
        "SAMENSPEL_ROOT_PATH",
    ]


def test_a_variable_that_is_almost_a_setting_is_told_with_the_one_that_is_meant() -> None:
    for name, meant in (("TRUSTED_PROXY", "TRUSTED_PROXIES"), ("OIDC_ISUER", "OIDC_ISSUER"), ("RATES", "RATE")):
        with pytest.raises(WrongError, match=f"SAMENSPEL_{meant}"):
            read_settings({f"SAMENSPEL_{name}": "x"})


def test_variables_that_are_for_other_parts_are_left_alone() -> None:
    others = (
        "STORE",
        "LANG",
        "REQUIRE",
        "CHROMIUM",
        "NEO4J",
        "NEO4J_HOME",
        "NEO4J_CURRENT_HOME",
        "TEST_NEO4J",
        "TEST_NEO4J_DISPOSABLE",
    )
    assert read_settings({f"SAMENSPEL_{name}": "x" for name in others}) == Settings()
