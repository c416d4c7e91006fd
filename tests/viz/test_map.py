import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from graph.model.records import Name, NameUse, Source
from graph.model.vocabulary import VOCABULARY
from graph.say.sentences import fact_sentence
from graph.say.wording import citation
from loaders.sources.officiele_publicaties import recognises
from tests.graph.drawing import LETTER, NEWS, claim, drawing, entity
from tests.viz.networks import Gap, Said, hostile_network, large_network, register_network, small_network
from viz.map import draw_map
from viz.page import map_policy, policy


class Elements(HTMLParser):
    """Every start tag with its attributes, and the text of each script, style and heading."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: str | None = None
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open = tag if tag in {"script", "style", "h1", "title"} else self._open
        if self._open == tag:
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open][-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    assert draw_map(register_network()) == draw_map(register_network())


def test_a_map_that_cites_papers_is_not_taken_for_one(tmp_path: Path) -> None:
    page = draw_map(
        drawing(
            [entity("a", "Company", "Kamerstuk 99999, nr. 1"), entity("b", "Association")],
            [claim("a", "memberOf", "b")],
        )
    )
    (tmp_path / "kaart.html").write_text(page, encoding="utf-8")
    assert "Kamerstuk" in page
    assert not recognises(tmp_path / "kaart.html")


def test_another_process_with_other_hashes_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.viz.networks import large_network; from viz.map import draw_map;"
        "print(hashlib.sha256(draw_map(large_network(120)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert digests == {sha256(draw_map(large_network(120)).encode()).hexdigest() + "\n"}


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = Elements(draw_map(small_network()))
    assert all(str(link["href"]).startswith("data:") for link in page.all("link"))
    assert not page.all("img")
    assert not page.all("iframe")
    assert all("src" not in attributes for attributes in page.all("script"))
    assert all(str(use["href"]).startswith("#") for use in page.all("use"))
    assert "url(" not in page.texts["style"][0]
    assert "@import" not in page.texts["style"][0]


def test_the_policy_names_exactly_the_scripts_and_styles_of_the_page() -> None:
    page = Elements(draw_map(small_network()))
    (stated,) = (meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    scripts = page.texts["script"]
    assert page.all("script")[0] == {"type": "application/json", "id": "data"}
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (*scripts[1:], *page.texts["style"])]
    assert re.findall(r"'sha256-([^']+)'", str(stated)) == hashes
    assert str(stated).startswith("default-src 'none'; ")
    assert "unsafe" not in str(stated)
    assert stated == map_policy() == policy(scripts[1:], page.texts["style"])


def test_no_element_carries_a_handler_or_a_style_of_its_own() -> None:
    for tag, attributes in Elements(draw_map(hostile_network())).found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)


def test_the_licence_of_the_drawing_library_stands_in_the_page() -> None:
    document = draw_map(small_network())
    assert "@copyright (c) 2011-2017 Almende B.V" in document
    assert "Apache 2.0 License" in document


def test_there_is_one_heading_and_the_page_says_of_what_revision_it_is() -> None:
    document = draw_map(small_network())
    page = Elements(document)
    assert page.texts["h1"] == ["Het netwerk van innovatiegericht inkopen"] == page.texts["title"]
    assert page.all("html") == [{"lang": "nl"}]
    assert "11 partijen, afspraken en stukken · 9 relaties · revisie 1 van de gegevens" in document


def test_a_map_of_a_date_says_of_which() -> None:
    snapshot = drawing([entity("a", "Company")], as_of="2021-11")
    assert "stand van november 2021" in draw_map(snapshot)
    assert "as it was in November 2021" in draw_map(snapshot, language="en")


def test_the_title_follows_from_what_is_shown_unless_one_is_given() -> None:
    snapshot = small_network()
    assert Elements(draw_map(snapshot, focus="noordland")).texts["h1"] == ["Het netwerk rond de provincie Noordland"]
    path = draw_map(snapshot, path=["vbz", "tafel", "bond"])
    assert Elements(path).texts["h1"] == ["De route van het ministerie van Voorbeeldzaken naar Voorbeeldbond"]
    kept = draw_map(snapshot, kinds=["Province", "Agreement"])
    assert Elements(kept).texts["h1"] == ["Het netwerk van innovatiegericht inkopen: provincies en afspraken"]
    assert Elements(draw_map(snapshot, title="Voor <b>dinsdag</b>")).texts["h1"] == ["Voor <b>dinsdag</b>"]


def test_the_legend_has_every_kind_with_its_mark_and_number() -> None:
    snapshot = large_network(300)
    page = Elements(draw_map(snapshot))
    boxes = [box for box in page.all("input") if "data-kind" in box]
    assert len(boxes) == len(VOCABULARY.concrete_kinds())
    symbols = {str(symbol["id"]) for symbol in page.all("symbol")}
    assert symbols == {f"m{box['data-kind']}" for box in boxes}
    document = draw_map(snapshot, language="en")
    for name in VOCABULARY.concrete_kinds():
        number = len([node for node in snapshot.nodes.values() if node.kind == name])
        label = VOCABULARY.kinds[name].plural.in_language("en")
        assert f'<span>{label}</span><span class="count">{number}</span>' in document


def test_what_is_folded_is_said() -> None:
    assert "59 gemeenten zijn samengevat in 2 groepen." in draw_map(register_network())
    assert "59 municipalities are shown as 2 groups." in draw_map(register_network(), language="en")
    assert "samengevat" not in draw_map(small_network()).split("<script")[0]


def test_every_relation_is_a_sentence_with_its_source() -> None:
    snapshot = small_network().with_past
    document = draw_map(snapshot)
    (recorded,) = snapshot.outgoing("agenda", "recordedIn")
    rows = re.findall(r'<tr id="fact:\d+">(.*?)</tr>', document)
    assert len(rows) == 12
    texts = [re.sub(r"<[^>]+>", "", row) for row in rows]
    source = f"{citation(recorded.evidence[0], 'nl')}"
    assert f"{fact_sentence(snapshot, recorded, 'nl')}{source}" in texts
    assert texts == sorted(texts, key=str.casefold)


def test_a_relation_is_cited_from_what_it_rests_on() -> None:
    people = [entity("a", "Company"), entity("b", "Association")]
    snapshot = drawing(
        people,
        [claim("a", "memberOf", "b", since="2015", until="2019", locator="p. 7")],
        more=[(NEWS, people, [claim("a", "memberOf", "b", since="2020", locator="p. 8")])],
    )
    document = draw_map(snapshot)
    assert "p. 8" in document
    assert "p. 7" not in document


def test_the_legend_tells_what_is_over_where_the_past_is_shown() -> None:
    snapshot = small_network()
    now, past = draw_map(snapshot), draw_map(snapshot.with_past)
    assert 'class="line holds"' in now
    assert 'class="line ended"' not in now
    assert 'class="over"' not in now
    assert "12 partijen, afspraken en stukken · 12 relaties" in past
    assert '<span>afgelopen of opgeheven</span><span class="count">1</span>' in past
    assert re.search(r'class="line ended".*?<span class="count">3</span>', past)


def test_the_sources_stand_with_their_licence() -> None:
    document = draw_map(register_network())
    assert "Voorbeeldregister — Registerhouder. Licentie: CC0-1.0" in document


def test_names_are_text_wherever_they_stand() -> None:
    document = draw_map(hostile_network())
    page = Elements(document)
    assert "<script>window" not in document
    assert "<img" not in document
    assert "<svg onload" not in document
    data = json.loads(page.texts["script"][0])
    names = "\n".join(name for node in data["nodes"]["names"] for name in node)
    assert "<script>window.hit = 1</script>" in names
    assert "{{ 7 * 7 }} {% raw %} ${window.hit=5}" in names
    assert "49" not in names


def test_only_web_addresses_become_links() -> None:
    people = [
        entity("a", "Company", names=(Name("javascript:alert(1)", NameUse.ALTERNATIVE),)),
        entity("b", "Association", homepage="https://b.example/?a=1&b='2'".replace("'", "%27")),
    ]
    source = Source("brief", "javascript:alert(2)", "Uitgever", "CC0-1.0", LETTER.rank, published="2021")
    page = Elements(draw_map(drawing(people, [claim("a", "memberOf", "b")], source=source)))
    assert [link["href"] for link in page.all("a") if not str(link["href"]).startswith("#")] == []
    cards = json.loads(page.texts["script"][0])["cards"]
    assert cards["homepage"] == {"https://b.example/?a=1&b=%272%27": [1]}
    assert cards["addresses"] == cards["bases"] == []


def test_what_many_share_stands_in_the_data_once() -> None:
    snapshot = register_network()
    cards = json.loads(Elements(draw_map(snapshot)).texts["script"][0])["cards"]
    assert len(cards["titles"]) == len(snapshot.sources)
    assert len(cards["addresses"]) == 1
    assert len(cards["region"]) == 2
    assert sum(map(len, cards["region"].values())) == 60


def test_findings_stand_in_the_page_only_where_they_touch_what_is_shown() -> None:
    findings = [
        Gap("1", "serious", ("vraag",), Said("Voor het instrument is geen geld bekend.", "No money is known.")),
        Gap("2", "minor", ("alleen",), Said("Met Eenzaam is geen band bekend.", "No tie is known.")),
    ]
    document = draw_map(small_network(), focus="noordland", depth=1, findings=findings)
    assert "Voor het instrument is geen geld bekend." in document
    assert "Vraag het na bij de Voorbeeldkoepel." in document
    assert "Eenzaam" not in document


def test_a_large_map_keeps_its_rows_back() -> None:
    document = draw_map(large_network(2100))
    assert '<tbody id="node-rows"></tbody>' in document
    assert document.index('<template id="stored-facts" data-packed="') > document.index('<tbody id="fact-rows">')


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        draw_map(small_network(), language="fr")
