/* Search: people, units, pages by their words, with or without diacritics; and the finder of units on the first page. */
(function () {
  "use strict";

  const tools = window.evalgen;
  const fold = tools.fold;
  const SHOWN = 30;
  let entries = null;

  /** Everything that can be found, folded once. A person's post, unit and grade are folded once for all who share them. */
  function prepare(index) {
    if (entries) { return entries; }
    const posts = index.posts.map(fold);
    const units = index.units.map(function (unit) { return fold(unit[1] + " " + unit[2] + " " + unit[0].replace(/-/g, " ")); });
    const states = index.states.map(function (state) { return fold(state[1]); });
    entries = {
      people: tools.people(index).map(function (person) { return { kind: 1, item: person, name: person.folded, plain: person.name.toLowerCase() }; }),
      units: index.units.map(function (unit, at) { return { kind: 0, item: unit, name: units[at], plain: unit[1].toLowerCase() }; }),
      pages: index.pages.map(function (page) { return { kind: 2, item: page, name: fold(page[1]), more: fold(page[2]), plain: page[1].toLowerCase() }; }),
      posts: posts, unitNames: units, states: states, index: index
    };
    return entries;
  }

  function prepared() {
    return tools.load("index").then(prepare);
  }

  /** What the first key needs, while nobody waits: once the page stands, or when a pointer comes near the field. */
  function prepareAhead(hero) {
    const idle = window.requestIdleCallback || function (work) { window.setTimeout(work, 500); };
    function ahead() { prepared().catch(function () {}); }
    hero.addEventListener("pointerenter", ahead, { once: true });
    if (navigator.connection && navigator.connection.saveData) { return; }
    window.addEventListener("load", function () { idle(ahead); });
  }

  function startsWord(text, part) {
    const at = text.indexOf(part);
    return at === 0 || (at > 0 && (text[at - 1] === " " || text.includes(" " + part)));
  }

  /** How well a name answers: the whole, its beginning, words in a row, every word's beginning; 0 where a part is missing. */
  function nameScore(entry, query) {
    if (entry.name === query.text) { return 100; }
    if (entry.name.startsWith(query.text)) { return 80; }
    if (startsWord(entry.name, query.text)) { return 70; }
    return query.parts.every(function (part) { return startsWord(entry.name, part); }) ? 60
      : query.parts.every(function (part) { return entry.name.includes(part); }) ? 30 : 0;
  }

  function answers(all, words) {
    const query = { text: fold(words), plain: words.trim().toLowerCase().replace(/\s+/g, " ") };
    query.parts = query.text.split(" ").filter(Boolean);
    if (!query.parts.length) { return null; }
    const accents = query.plain.normalize("NFC") !== query.text;
    const places = query.parts.map(function (part) {
      function within(text) { return startsWord(text, part); }
      return { post: all.posts.map(within), unit: all.unitNames.map(within), state: all.states.map(within) };
    });
    const found = [];
    function keep(entry, score) {
      if (score) { found.push([score + (accents && entry.plain.includes(query.plain) ? 15 : 0), entry]); }
    }
    all.units.forEach(function (entry) { keep(entry, nameScore(entry, query) * 1.01); });
    all.people.forEach(function (entry) {
      const person = entry.item;
      keep(entry, nameScore(entry, query) || (query.parts.every(function (part, at) {
        return startsWord(entry.name, part) || places[at].post[person.post] || places[at].unit[person.unit] || places[at].state[person.state] || person.id === part;
      }) ? 40 : 0));
    });
    all.pages.forEach(function (entry) {
      keep(entry, nameScore(entry, query) * 0.9 || (query.parts.every(function (part) { return startsWord(entry.name, part) || startsWord(entry.more, part); }) ? 20 : 0));
    });
    return found.map(function (pair, at) { return [pair[0], at, pair[1]]; })
      .sort(function (one, other) { return other[0] - one[0] || one[1] - other[1]; })
      .map(function (triple) { return triple[2]; });
  }

  function line(className, text) {
    const made = document.createElement("span");
    made.className = className;
    made.textContent = text;
    return made;
  }

  function result(entry, all, kinds) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const index = all.index;
    const person = entry.item;
    const address = entry.kind === 1 ? "nguoi/" + person.id + ".html" : entry.kind === 0 ? "don-vi/" + entry.item[0] + ".html" : entry.item[0];
    link.href = new URL(address, tools.root).href;
    link.append(line("eg-search__name", entry.kind === 1 ? person.listed : entry.item[1]));
    if (entry.kind === 1) {
      link.append(line("eg-search__about", index.posts[person.post] + ", " + index.units[person.unit][1]));
      const state = line("eg-badge", index.states[person.state][1]);
      state.dataset.grade = index.states[person.state][0];
      link.append(state);
    } else {
      link.append(line("eg-search__about", kinds[entry.kind]));
    }
    item.append(link);
    return item;
  }

  function setUpSearch(box) {
    const field = box.querySelector("input");
    const status = box.querySelector("[role='status']");
    const list = box.querySelector("ul");
    const texts = box.dataset;
    const kinds = texts.egKinds.split("|");

    function show() {
      if (!entries) { return; }
      const found = answers(entries, field.value);
      list.replaceChildren(...(found || []).slice(0, SHOWN).map(function (entry) { return result(entry, entries, kinds); }));
      const text = !found ? "" : !found.length ? texts.egNone : found.length > SHOWN ? texts.egMore : texts.egFound;
      status.textContent = text.replace("{count}", tools.counts.format(found ? found.length : 0)).replace("{shown}", SHOWN);
    }

    function start() {
      if (entries) { return; }
      status.textContent = texts.egLoading;
      prepared().then(function () {
        status.textContent = "";
        show();
      }, function () { status.textContent = ""; });
    }

    function move(event) {
      const links = Array.from(list.querySelectorAll("a"));
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Enter" && event.target === field) {
        event.preventDefault();
        if (links.length) { links[0].click(); }
      }
      if (!step || !links.length) { return; }
      event.preventDefault();
      const next = links.indexOf(document.activeElement) + step;
      (next < 0 ? field : links[Math.min(next, links.length - 1)]).focus();
    }

    field.addEventListener("focus", start);
    field.addEventListener("input", function () { start(); show(); });
    box.addEventListener("keydown", move);
  }

  function setUpDialog(dialog, opener) {
    const field = dialog.querySelector("input");
    function open(event) {
      event.preventDefault();
      dialog.showModal();
      field.focus();
      field.select();
    }
    opener.addEventListener("click", open);
    dialog.addEventListener("click", function (event) { if (event.target === dialog) { dialog.close(); } });
    document.addEventListener("keydown", function (event) {
      const typing = event.target.closest("input, select, textarea, [contenteditable]");
      if (!dialog.open && ((event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) || (event.key === "k" && (event.ctrlKey || event.metaKey)))) { open(event); }
    });
  }

  /** A list or a tree of units, narrowed down while typing; what stands above a unit that is found stays. */
  function setUpUnits(section) {
    const holder = section.querySelector("[data-eg-unit-field]");
    const field = holder.querySelector("input");
    const status = holder.querySelector("[role='status']");
    const items = Array.from(section.querySelectorAll("li"), function (item) { return [item, fold(item.querySelector("a").textContent)]; });
    holder.hidden = false;
    field.addEventListener("input", function () {
      const parts = fold(field.value).split(" ").filter(Boolean);
      let shown = 0;
      items.forEach(function (pair) {
        pair[0].hidden = !parts.every(function (part) { return pair[1].includes(part); });
        if (pair[0].hidden) { return; }
        shown += 1;
        for (let above = pair[0].parentElement.closest("li"); above; above = above.parentElement.closest("li")) { above.hidden = false; }
      });
      section.querySelectorAll("details").forEach(function (fold) {
        fold.open = parts.length > 0 && Boolean(fold.querySelector("li:not([hidden])"));
      });
      section.querySelectorAll("[data-eg-block]").forEach(function (block) {
        block.hidden = !block.querySelector("li:not([hidden])");
      });
      status.textContent = shown ? "" : status.dataset.egNone;
    });
  }

  document.querySelectorAll("[data-eg-home-search]").forEach(function (hero) { hero.hidden = false; prepareAhead(hero); });
  document.querySelectorAll("[data-eg-search]").forEach(setUpSearch);
  document.querySelectorAll("[data-eg-units]").forEach(setUpUnits);
  const dialog = document.querySelector("[data-eg-dialog]");
  const opener = document.querySelector("[data-eg-find]");
  if (dialog && opener && dialog.showModal) { setUpDialog(dialog, opener); }
})();
