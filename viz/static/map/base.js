// What the other parts share: the data of the page, its words, its colours and the current choices.

const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const narrow = matchMedia("screen and (max-width: 51.99rem)");

// The data come in columns, with nodes by number.
const nodes = data.nodes.id.map((id, at) => ({
  id,
  at,
  kind: data.nodes.kind[at],
  size: data.nodes.size[at],
  degree: data.nodes.degree[at],
  names: data.nodes.names[at],
  label: data.nodes.label[at] || data.nodes.names[at][0],
  over: data.nodes.over[at] === 1,
  members: data.nodes.members[at].length ? data.nodes.members[at].map((one) => data.nodes.id[one]) : null,
  places: { network: data.nodes.network[at], tall: data.nodes.tall[at], rings: data.nodes.rings[at], lanes: data.nodes.lanes[at] },
}));
const facts = data.edges.from.map((from, at) => ({
  // With a colon, which the id of an entity cannot have.
  id: `fact:${at}`,
  from: data.nodes.id[from],
  to: data.nodes.id[data.edges.to[at]],
  relation: data.edges.relation[at],
  state: data.states[data.edges.state[at]],
  // Years; 0 when no source names one.
  since: data.edges.since[at],
  until: data.edges.until[at],
}));

const items = new Map(nodes.map((item) => [item.id, item]));
const groups = nodes.filter((item) => item.members);
const groupOf = new Map();
for (const group of groups) for (const member of group.members) groupOf.set(member, group.id);
const factsOf = new Map(nodes.map((item) => [item.id, []]));
for (const fact of facts) {
  factsOf.get(fact.from).push(fact);
  factsOf.get(fact.to).push(fact);
}
const factById = new Map(facts.map((fact) => [fact.id, fact]));

const choice = {
  arrangement: data.arrangement,
  opened: new Set(),
  hiddenKinds: new Set(),
  hiddenMeanings: new Set(),
  hiddenRelations: new Set(),
  hiddenSeverities: new Set(),
  fromYear: 0,
  toYear: 0,
  selected: null,
  finding: null,
  path: data.path.length > 0,
};

const address = (at) => data.cards.bases[data.cards.addresses[at][0]] + data.cards.addresses[at][1];

// From {value: [numbers of nodes]} to the value of each node.
const spread = (column) => new Map(Object.entries(column).flatMap(([value, all]) => all.map((at) => [at, value])));

// An identifier is a text, or the number of an address.
function identifiersOf({ at }) {
  const [schemes, ...values] = data.cards.identifiers[at];
  return values.map((value, one) => {
    const linked = typeof value === "number";
    return { scheme: data.cards.schemes[schemes][one], text: linked ? address(value) : value, linked };
  });
}

const $ = (id) => document.getElementById(id);

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// Fills the {places} of a text.
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

// For finding: without accents, marks that cannot be seen, and case.
function plain(text) {
  return text.normalize("NFD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase();
}

const number = new Intl.NumberFormat(document.documentElement.lang);
const plural = new Intl.PluralRules(document.documentElement.lang);

function countRelations(count) {
  const forms = words.relationsCount;
  return fill(forms[plural.select(count)] ?? forms.other, { n: number.format(count) });
}

const frame = $("drawing");
let ink = {};
function readInk() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "text", "muted", "outline", "accent", "warn", "moderate", "lit", "guide"];
  ink = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]));
  ink.meaning = Object.fromEntries(
    data.meanings.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]),
  );
}
readInk();
