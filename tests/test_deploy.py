"""How the service is run for others: what compose.yaml, the Dockerfile and the units of systemd hold to."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.settings import Settings, variable
from tests.docs.documents import DOCS

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("api", "load", "refresh", "backup")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
TIMERS = sorted((ROOT / "deploy" / "systemd").glob("*.timer"))
KNOWN = {variable(field) for field in Settings.model_fields} | {"SAMENSPEL_STORE", "SAMENSPEL_LANG"}
# What compose.yaml takes from .env for itself.
OF_COMPOSE = {"SAMENSPEL_HOST", "SAMENSPEL_WORKERS"}


def unit(path: Path) -> configparser.ConfigParser:
    # A unit may say the same thing twice, of which the last is enough here.
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    return parser


@pytest.mark.parametrize("name", OURS)
def test_containers_of_samenspel_have_no_rights_and_write_to_volumes_only(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["user"].split(":")[0] not in {"0", "root"}
    assert service["tmpfs"]
    assert not service.get("privileged")
    assert not service.get("ports"), "the proxy is the only way in"
    for mount in service["volumes"]:
        assert mount.split(":")[0] in COMPOSE["volumes"], mount


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_container_can_gain_rights(name: str) -> None:
    service = SERVICES[name]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert set(service.get("cap_add", [])) <= {"NET_BIND_SERVICE"}
    assert "docker.sock" not in str(service)


def test_only_the_proxy_is_reached_from_elsewhere() -> None:
    open_to_all = {
        name
        for name, service in SERVICES.items()
        if any(not str(port).startswith("127.0.0.1:") for port in service.get("ports", ()))
    }
    assert open_to_all == {"proxy"}


@pytest.mark.parametrize("name", [name for name in sorted(SERVICES) if name not in OURS])
def test_images_of_others_are_of_an_exact_version_unless_a_digest_is_given(name: str) -> None:
    assert re.fullmatch(r"\$\{[A-Z0-9]+_IMAGE:-[\w./-]+:\d+\.\d+\.\d+[\w-]*\}", SERVICES[name]["image"])


def test_the_image_is_built_from_an_exact_version_and_does_not_run_as_root() -> None:
    default = re.search(r"^ARG PYTHON_IMAGE=(python:\d+\.\d+\.\d+-slim)$", DOCKERFILE, re.MULTILINE)
    assert default
    assert SERVICES["api"]["build"]["args"]["PYTHON_IMAGE"] == f"${{PYTHON_IMAGE:-{default[1]}}}"
    users = re.findall(r"^USER (\d+):\d+$", DOCKERFILE, re.MULTILINE)
    assert users == [SERVICES["api"]["user"].split(":")[0]]
    assert "--require-hashes" in DOCKERFILE
    assert "/v1/health/ready" in DOCKERFILE


def test_profiles_add_refreshing_backups_and_a_keycloak() -> None:
    assert {name: service["profiles"] for name, service in SERVICES.items() if "profiles" in service} == {
        name: [name] for name in ("refresh", "backup", "keycloak")
    }
    assert any(mount.startswith("backups:") for mount in SERVICES["backup"]["volumes"])


def test_the_service_believes_the_proxy_and_nobody_else() -> None:
    environment = SERVICES["api"]["environment"]
    assert environment["SAMENSPEL_TRUSTED_PROXIES"] == SERVICES["proxy"]["networks"]["inside"]["ipv4_address"]
    # By another network the proxy would come from another address.
    assert set(SERVICES["proxy"]["networks"]) & set(SERVICES["api"]["networks"]) == {"inside"}
    caddy = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    # Those that Caddy does not write itself must not come in from outside.
    assert "header_up -X-Forwarded-Prefix" in caddy
    assert "trusted_proxies" not in caddy
    assert re.search(r"handle /metrics \{\s+respond 404", caddy)


def test_every_variable_that_is_set_for_the_service_is_one_of_its_settings() -> None:
    for service in SERVICES.values():
        for name in service.get("environment", {}):
            assert not name.startswith("SAMENSPEL_") or name in KNOWN | OF_COMPOSE, name
    for path in UNITS:
        for name in re.findall(r"^Environment=(SAMENSPEL_\w+)=", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert name in KNOWN, (path.name, name)
    for name in re.findall(r"`(SAMENSPEL_[A-Z_]+)`", (DOCS / "operations.md").read_text(encoding="utf-8")):
        assert name in KNOWN, name


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_units_are_hardened(path: Path) -> None:
    service = unit(path)["Service"]
    assert service["User"] == "samenspel"
    assert service["ProtectSystem"] == "strict"
    for key in (
        "NoNewPrivileges",
        "PrivateTmp",
        "PrivateDevices",
        "ProtectHome",
        "LockPersonality",
        "RestrictSUIDSGID",
    ):
        assert service[key] == "true", key
    assert service["CapabilityBoundingSet"] == ""
    assert set(service["ReadWritePaths"].split()) <= {"/srv/samenspel/var", "/var/backups/samenspel"}


@pytest.mark.parametrize("path", TIMERS, ids=lambda path: path.name)
def test_every_timer_has_its_service(path: Path) -> None:
    assert path.with_suffix(".service") in UNITS
    assert unit(path)["Timer"]["Persistent"] == "true"


def test_systemd_understands_the_units(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("NOT RUN: needs systemd-analyze")
    for path in (*UNITS, *TIMERS):
        # The one thing that is not on every machine is the program itself.
        text = path.read_text(encoding="utf-8").replace("/srv/samenspel/.venv/bin/samenspel", "/bin/true")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / path.name) for path in (*UNITS, *TIMERS))],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stderr.splitlines() if "samenspel" in line]
    assert (done.returncode, lines) == (0, [])


def test_docker_understands_the_composition() -> None:
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        pytest.skip("NOT RUN: needs Docker with Compose")
    done = subprocess.run(
        [docker, "compose", "--profile", "*", "config", "--quiet"],
        cwd=ROOT,
        env={"NEO4J_PASSWORD": "voorbeeld-1234", "PATH": str(Path(docker).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
