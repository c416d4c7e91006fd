// What is seen stands in the address behind #, so that a link shows it again: first what is chosen, then what differs
// from how the map opens. A page around the map is told, and can put it in its own address.

const INITIAL = choice.arrangement;
const listOf = (text) => (text ? text.split(",").map(decodeURIComponent) : []);
const textOf = (all) => [...all].map(encodeURIComponent).join(",");

function asAddress() {
  const names = (numbers, of) => [...numbers].map((at) => of[at].name);
  const parts = {
    arrangement: choice.arrangement === INITIAL ? "" : choice.arrangement,
    hide: textOf([
      ...names(choice.hiddenKinds, data.kinds), ...choice.hiddenMeanings,
      ...names(choice.hiddenRelations, data.relations), ...choice.hiddenSeverities,
    ]),
    years: choice.fromYear || choice.toYear ? `${choice.fromYear || ""}-${choice.toYear || ""}` : "",
    open: textOf(choice.opened),
  };
  const more = Object.entries(parts).filter(([, value]) => value).map(([name, value]) => `&${name}=${value}`);
  const chosen = choice.selected !== null && items.has(choice.selected) ? encodeURIComponent(choice.selected) : "";
  return chosen || more.length ? `#${chosen}${more.join("")}` : "";
}

function remember() {
  const hash = asAddress();
  try {
    history.replaceState(null, "", hash || location.pathname + location.search);
  } catch {
    // A frame without an address of its own does not remember.
  }
  if (parent !== window) parent.postMessage({ map: hash }, "*");
}

// What an address asks for; what this map does not have is passed over.
function fromAddress(hash) {
  const [chosen, ...parts] = hash.replace(/^#/, "").split("&");
  const asked = new Map(parts.map((part) => part.split("=")));
  const hidden = new Set(listOf(asked.get("hide")));
  const numbered = (of) => new Set(of.flatMap(({ name }, at) => (hidden.has(name) ? [at] : [])));
  choice.hiddenKinds = numbered(data.kinds);
  choice.hiddenRelations = numbered(data.relations);
  choice.hiddenMeanings = new Set(data.meanings.filter((one) => hidden.has(one)));
  choice.hiddenSeverities = new Set(severities.filter((one) => hidden.has(one)));
  choice.opened = new Set(listOf(asked.get("open")).filter((id) => items.get(id)?.members));
  const [from, to] = (asked.get("years") ?? "").split("-").map((year) => Math.max(0, Math.trunc(Number(year)) || 0));
  [choice.fromYear, choice.toYear] = [from, to ?? 0];
  const arrangement = asked.get("arrangement");
  choice.arrangement = [...$("arrangement").options].some(({ value }) => value === arrangement) ? arrangement : INITIAL;
  const id = decodeURIComponent(chosen);
  return items.has(id) && !choice.opened.has(id) ? id : null;
}
