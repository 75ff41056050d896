"use strict";
(() => {
  const LEVELS = ["info", "warning", "error"];
  const GAP = 6; // pixels between cards
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const names = (element, key) => (element.dataset[key] ? element.dataset[key].split(" ") : []);

  const many = document.body.classList.contains("many");
  // A single file needs no list of files: its sum stands above it all the time.
  const views = [...(many ? [byId("overview")] : []), ...all(".file"), byId("rules")];
  const cards = new Map(all(".card").map((card) => [card.id, card]));
  const marksOf = new Map([...cards.keys()].map((id) => [id, []]));
  for (const mark of all(".mark[data-findings]")) {
    for (const id of names(mark, "findings")) marksOf.get(id).push(mark);
  }
  let open = null;

  // Filters

  const pressed = () => new Set(all(".toolbar [aria-pressed='true']").map((button) => button.dataset.level));

  function filter() {
    const levels = pressed();
    const rule = byId("rule").value;
    const aside = byId("aside")?.checked ?? false;
    for (const card of cards.values()) {
      const { level, code } = card.dataset;
      card.hidden = !levels.has(level) || (rule && code !== rule) || ("aside" in card.dataset && !aside);
    }
    all(".mark[data-findings]").forEach(tint);
    if (open && open.hidden) choose(null);
    showCounts();
    arrange();
  }

  /* A mark takes the colour of the worst of its findings that are shown. */
  function tint(mark) {
    const shown = names(mark, "findings").map((id) => cards.get(id)).filter((card) => !card.hidden);
    const ranks = shown.map((card) => ("aside" in card.dataset ? -1 : LEVELS.indexOf(card.dataset.level)));
    if (!ranks.length) delete mark.dataset.level;
    else mark.dataset.level = LEVELS[Math.max(...ranks)] ?? "aside";
  }

  const shownCards = (within) => all(".card:not([hidden])", within);

  function showCounts() {
    const here = current();
    const scope = here.matches(".file") ? here : document;
    const total = all(".card", scope).length;
    byId("shown").textContent = `显示 ${shownCards(scope).length} 个，共 ${total} 个`;
    const filtered = pressed().size < LEVELS.length || byId("rule").value !== "";
    for (const row of all("tr[data-file]")) row.hidden = filtered && !shownCards(byId(row.dataset.file)).length;
  }

  // Views

  const current = () => views.find((view) => view.classList.contains("current")) ?? views[0];

  function route() {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    const view = (target && views.find((each) => each.contains(target))) || views[0];
    const changed = !view.classList.contains("current");
    views.forEach((each) => each.classList.toggle("current", each === view));
    document.body.dataset.view = view.matches(".file") ? "file" : view.id;
    showCounts();
    arrange();
    if (target?.matches(".card")) choose(target, true);
    else if (target?.matches(".rule-page")) target.scrollIntoView();
    else if (changed && target) window.scrollTo(0, 0);
    if (changed && target) view.querySelector("[tabindex='-1']")?.focus({ preventScroll: true });
  }

  // Cards beside their words

  const beside = matchMedia("screen and (min-width: 64rem)");

  /* Each card as near to its words as the others let it; the open one exactly there. */
  function arrange() {
    const sheet = current().querySelector(".sheet");
    if (!sheet) return;
    const top = sheet.getBoundingClientRect().top;
    const placed = shownCards(sheet).filter((card) => card.closest(".notes"));
    if (!beside.matches) {
      placed.forEach((card) => (card.style.top = ""));
      sheet.style.minHeight = "";
      return;
    }
    const spots = placed.map((card) => ({ card, height: card.offsetHeight, want: wanted(card) - top }));
    spots.sort((one, other) => one.want - other.want);
    const fixed = spots.findIndex((spot) => spot.card === open);
    let edge = Infinity;
    for (let at = fixed; at >= 0; at -= 1) {
      const spot = spots[at];
      spot.want = Math.min(spot.want, edge - spot.height - GAP);
      edge = spot.want;
    }
    edge = -Infinity;
    for (const spot of spots) {
      spot.top = Math.max(spot.want, edge);
      edge = spot.top + spot.height + GAP;
      spot.card.style.top = `${spot.top}px`;
    }
    sheet.style.minHeight = `${Math.max(edge, 0)}px`;
  }

  function wanted(card) {
    const anchor = marksOf.get(card.id)[0] ?? card.closest(".row");
    return anchor.getBoundingClientRect().top;
  }

  // From words to card and back

  function light(id, on) {
    cards.get(id).classList.toggle("lit", on);
    for (const mark of marksOf.get(id)) mark.classList.toggle("lit", on || open?.id === id);
  }

  const relatedTo = (card) => all(".mark[data-related]", card.closest(".file")).filter((mark) => names(mark, "related").includes(card.id));

  function choose(card, follow = false) {
    if (open) {
      const before = open;
      open = null;
      before.classList.remove("open");
      before.querySelector("button").setAttribute("aria-expanded", "false");
      light(before.id, false);
      relatedTo(before).forEach((mark) => mark.classList.remove("lit-related"));
    }
    if (card) {
      open = card;
      card.classList.add("open");
      card.querySelector("button").setAttribute("aria-expanded", "true");
      light(card.id, true);
      card.classList.remove("lit");
      relatedTo(card).forEach((mark) => mark.classList.add("lit-related"));
    }
    arrange();
    if (card && follow) bringIntoView(card);
  }

  function bringIntoView(card) {
    const anchor = marksOf.get(card.id)[0] ?? card;
    const { top, bottom } = anchor.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight - 120) anchor.scrollIntoView({ block: "center" });
  }

  function step(by) {
    const here = current();
    if (!here.matches(".file")) return;
    const shown = shownCards(here);
    if (!shown.length) return;
    const at = shown.indexOf(open);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length];
    choose(next, true);
    next.querySelector("button").focus({ preventScroll: true });
  }

  /* The shortest of the findings at a mark is the one that is meant. */
  function meant(mark) {
    const shown = names(mark, "findings").filter((id) => !cards.get(id).hidden);
    const length = (id) => marksOf.get(id).reduce((sum, each) => sum + each.textContent.length, 0);
    return shown.sort((one, other) => length(one) - length(other))[0];
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".card button");
    if (button) {
      const card = button.closest(".card");
      choose(card === open ? null : card, true);
      return;
    }
    const mark = event.target.closest(".mark[data-level]");
    const id = mark && meant(mark);
    if (id) choose(cards.get(id));
  });

  for (const [kind, on] of [["mouseover", true], ["mouseout", false]]) {
    document.addEventListener(kind, (event) => {
      const card = event.target.closest(".card");
      if (card) return light(card.id, on);
      const mark = event.target.closest(".mark[data-findings]");
      names(mark ?? document.body, "findings").forEach((id) => light(id, on));
    });
  }
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card) light(card.id, true);
  });
  document.addEventListener("focusout", (event) => {
    const card = event.target.closest(".card");
    if (card) light(card.id, false);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, input")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") choose(null);
  });

  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("rule").addEventListener("change", filter);
  byId("aside")?.addEventListener("change", filter);
  for (const button of all(".toolbar [aria-pressed]")) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }

  const closed = () => all("details:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = closed();
    opened.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
  addEventListener("hashchange", route);
  addEventListener("resize", arrange);
  document.fonts?.ready.then(arrange);

  views.forEach((view) => view.classList.add("view"));
  document.documentElement.classList.add("js");
  document.querySelector(".controls").hidden = false;
  filter();
  route();
})();
