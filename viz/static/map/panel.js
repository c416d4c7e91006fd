// The panel beside the map: what is known of what was chosen, with its evidence. The sentences and sources are those
// of the tables, copied, so that the page says them once.

const FIRST_FEW = 10;
const storedRows = () => $("stored-facts")?.content;

function factRow(id) {
  return document.getElementById(id) ?? storedRows()?.getElementById(id) ?? null;
}

const [period, region, homepage] = ["period", "region", "homepage"].map((name) => spread(data.cards[name]));

function nodeRow(id) {
  return document.getElementById(`row-${id}`) ?? $("stored-nodes").content.getElementById(`row-${id}`);
}

function outward(url, text = url) {
  return make("a", { href: url, target: "_blank", rel: "noopener" }, text);
}

function cardOf(item) {
  const [, kind, description] = nodeRow(item.id).cells;
  const about = make("dl");
  const tell = (title, ...said) => about.append(make("dt", {}, title), make("dd", {}, ...said));
  const also = item.names.slice(1).flatMap((name, at) => [...(at ? ["; "] : []), make("bdi", {}, name)]);
  if (also.length) tell(words.alsoKnownAs, ...also);
  if (period.has(item.at)) tell(words.period, period.get(item.at));
  if (region.has(item.at)) tell(words.region, make("bdi", {}, region.get(item.at)));
  if (homepage.has(item.at)) tell(words.website, outward(homepage.get(item.at)));
  for (const { scheme, text, linked } of identifiersOf(item)) tell(scheme.toUpperCase(), linked ? outward(text) : text);
  const sources = data.cards.statements[item.at].map(([title, place, url]) => {
    const text = [data.cards.titles[title], place].filter(Boolean).join(", ");
    return url ? outward(address(url - 1), text) : make("span", {}, text);
  });
  return make("article", { class: "card" },
    make("p", { class: "kind" }, ...kind.querySelector(".kind").cloneNode(true).childNodes),
    make("h3", { class: "name" }, make("bdi", {}, item.names[0])),
    ...(description.textContent ? [make("p", { lang: "nl" }, description.textContent)] : []),
    about,
    make("details", {},
      make("summary", {}, words.sources, " ", make("span", { class: "count" }, number.format(sources.length))),
      make("div", { class: "sources" }, ...sources)));
}

function nodeLink(id) {
  return make("a", { href: `#row-${id}` }, make("bdi", {}, items.get(id).label));
}

function factLine(fact, seenFrom) {
  const line = make("li", { "data-state": fact.state });
  const row = factRow(fact.id);
  if (!row) {
    line.append(nodeLink(fact.from === seenFrom ? fact.to : fact.from));
    return line;
  }
  const [sentence, sources] = row.cells;
  line.append(...sentence.cloneNode(true).childNodes);
  line.append(make("div", { class: "sources" }, ...sources.cloneNode(true).childNodes));
  return line;
}

function factList(facts, seenFrom) {
  const list = make("ul", { class: "facts" });
  const add = (some) => list.append(...some.map((fact) => factLine(fact, seenFrom)));
  add(facts.slice(0, FIRST_FEW));
  if (facts.length <= FIRST_FEW) return [list];
  const more = make("button", { type: "button", class: "more" }, fill(words.showAll, { n: number.format(facts.length) }));
  more.addEventListener("click", () => {
    const last = list.lastElementChild;
    add(facts.slice(FIRST_FEW));
    more.remove();
    const next = last.nextElementSibling?.querySelector("button, a");
    next?.focus();
  });
  return [list, more];
}

function relationsOf(id) {
  const parts = new Map();
  for (const fact of factsOf.get(id)) {
    const relation = data.relations[fact.relation];
    const out = fact.from === id || relation.symmetric;
    const key = `${fact.relation}${out ? "a" : "b"}`;
    if (!parts.has(key)) parts.set(key, { order: fact.relation, title: out ? relation.label : relation.inverse, facts: [] });
    parts.get(key).facts.push(fact);
  }
  const sorted = [...parts.values()].sort((a, b) => a.order - b.order);
  if (!sorted.length) return [make("p", { class: "muted" }, words.noRelations)];
  return sorted.flatMap((part) => [
    make("h4", {}, part.title, " ", make("span", { class: "count" }, number.format(part.facts.length))),
    ...factList(part.facts, id),
  ]);
}

function findingsOf(id) {
  const found = data.findings.filter((finding) => finding.entities.includes(id));
  if (!found.length) return [];
  const list = make("ul", { class: "findings" });
  for (const finding of found) {
    list.append(make("li", { "data-severity": finding.severity }, make("span", { class: "sr" }, `${words.severities[finding.severity]}: `),
      finding.sentence));
  }
  return [make("h3", {}, words.findings), list];
}

function groupCard(group) {
  const open = choice.opened.has(group.id);
  const list = make("ul", { class: "members" });
  for (const id of group.members) list.append(make("li", {}, nodeLink(id)));
  return make("article", { class: "card" },
    make("h3", { class: "name" }, group.label),
    make("p", {}, words.groupNote),
    make("p", {}, make("button", { type: "button", class: "button", onclick: () => toggleGroup(group.id) },
      open ? words.closeGroup : words.openGroup)),
    list);
}

function bundleCard(id) {
  const facts = bundles.get(id).map((one) => factById.get(one));
  return make("article", { class: "card" },
    make("h3", { class: "name" }, countRelations(facts.length)), ...factList(facts, null));
}

function lineCard(id) {
  const fact = factById.get(id);
  return make("article", { class: "card" },
    make("p", { class: "kind" }, words.relation),
    make("h3", { class: "name" }, data.relations[fact.relation].label),
    ...factList([fact], null));
}

function nodeCard(id) {
  const card = cardOf(items.get(id));
  const group = groupOf.get(id);
  if (group) {
    card.append(make("p", {}, make("button", { type: "button", class: "button", onclick: () => toggleGroup(group) }, words.closeGroup)));
  }
  card.append(...findingsOf(id), make("h3", {}, words.relations), ...relationsOf(id));
  return card;
}

function showCard() {
  const starting = choice.finding === null && !choice.path ? data.focus : null;
  const id = choice.selected ?? starting;
  const card = $("card");
  if (groups.length) {
    $("all-groups").textContent = choice.opened.size < groups.length ? words.openGroups : words.closeGroups;
  }
  $("clear").hidden = choice.selected === null && choice.finding === null && !choice.path;
  $("intro").hidden = id !== null;
  $("peek").hidden = choice.selected === null;
  if (id === null) {
    card.replaceChildren();
    return;
  }
  const item = items.get(id);
  const content = item?.members ? groupCard(item) : item ? nodeCard(id) : bundles.has(id) ? bundleCard(id) : lineCard(id);
  card.replaceChildren(content);
  $("panel").scrollTop = 0;
  if (choice.selected === null) return;
  $("peek").textContent = fill(words.peek, { name: content.querySelector(".name")?.textContent ?? "" });
  const count = item && !item.members ? countRelations(factsOf.get(id).length) : "";
  say([content.querySelector(".name")?.textContent, count].filter(Boolean).join(", "));
}

function say(text) {
  $("spoken").textContent = text;
}
