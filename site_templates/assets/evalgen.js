/* Lists: sorting, filtering, pages. Without this script every list is a plain, complete table, or pages of one. */
(function () {
  "use strict";

  const GRADES = ["EXCELLENT", "GOOD", "COMPLETED", "NOT_COMPLETED", "CANCELLED", "UNPUBLISHED"];
  const PAGE_ROWS = 200;
  const SCREEN_ROWS = 40; // More than a screen shows: the first answer to a key; the other rows follow.
  const PAUSE = 300; // Milliseconds without another key.
  const collator = new Intl.Collator("vi", { numeric: true, sensitivity: "variant" });
  const counts = new Intl.NumberFormat("vi");
  const root = new URL("../", document.currentScript.src);
  const loads = {};

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  }

  /** Small letters without diacritics, so that «nguyen» finds «Nguyễn». */
  function fold(text) {
    return plain(text).replace(/\s+/g, " ").trim();
  }

  /** Data that a script file of the site brings: pages opened from the disk may load scripts, but fetch nothing. */
  function load(name) {
    loads[name] = loads[name] || new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = new URL("search/" + name + ".js", root).href;
      script.addEventListener("load", function () { resolve(window.evalgenData[name]); });
      script.addEventListener("error", function () { delete loads[name]; script.remove(); reject(new Error(name)); });
      document.head.append(script);
    });
    return loads[name];
  }

  /** The columns of the index as lists; `id` is the address of the person's page, and stands behind the names of namesakes. */
  function people(index) {
    if (!index.list) {
      const held = new Map();
      const all = plain(index.people).split("\n"); // In one go: ten thousand names one by one take twice as long.
      index.list = (index.people ? index.people.split("\n") : []).map(function (line, at) {
        const cells = line.split("\t");
        const folded = all[at].slice(0, all[at].indexOf("\t"));
        const slug = cells[1] === "" || cells[1][0] === "-" ? folded.replace(/ /g, "-") : "";
        held.set(cells[0], (held.get(cells[0]) || 0) + 1);
        return { name: cells[0], folded: folded, id: slug + cells[1], unit: +cells[2], post: +cells[3], state: +cells[4] };
      });
      index.list.forEach(function (person) { person.listed = held.get(person.name) > 1 ? person.name + " (" + person.id + ")" : person.name; });
    }
    return index.list;
  }

  window.evalgen = { counts: counts, fold: fold, load: load, people: people, root: root };

  function words(cell) {
    return cell.textContent.replace(/\s+/g, " ").trim();
  }

  function number(text) {
    const found = parseFloat(text.replace(/\./g, "").replace(",", "."));
    return Number.isNaN(found) ? -1 : found;
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) { made.className = className; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function anchor(address, text, className) {
    const made = element("a", className, text);
    made.href = address;
    return made;
  }

  function badge(key, label) {
    const made = element("span", "eg-badge", label);
    made.dataset.grade = key;
    return made;
  }

  /* A row as values by the kind of its column; `row` is its element, made when it is first shown. */

  function rowOfTable(row, kinds) {
    const record = { row: row, grade: row.dataset.grade, unitKey: row.dataset.unit, keys: {} };
    kinds.forEach(function (kind, column) {
      if (!kind) { return; }
      const cell = row.cells[column];
      record.keys[kind + column] = kind === "grade" ? GRADES.indexOf(record.grade)
        : kind === "score" || kind === "number" ? number(words(cell)) : cell.dataset.sortName || words(cell);
    });
    record.text = fold(kinds.map(function (kind, column) { return ["name", "post", "unit"].includes(kind) ? words(row.cells[column]) : ""; }).join(" "));
    return record;
  }

  function recordsOfData(source, kinds, index, table) {
    const persons = people(index);
    const lines = source === "people" ? persons.map(function (person, at) { return [at, person.unit, person.post, person.state]; })
      : table.rows.split("\n").map(function (line) { return line.split("\t").map(Number); });
    const lists = source === "people" ? index : table;
    const posts = lists.posts.map(fold);
    const units = index.units.map(function (unit) { return fold(unit[1]); });
    return lines.map(function (line, place) {
      const person = persons[line[0]];
      const unit = index.units[line[1]];
      const text = person.folded + " " + posts[line[2]] + " " + units[line[1]];
      return { person: person, unit: unit, line: line, lists: lists, place: place, grade: lists.states[line[3]][0], unitKey: unit[0], kinds: kinds, text: text };
    });
  }

  /** What a row is sorted by, by kind and column; for rows of data made when they are first sorted. */
  function keysOf(record) {
    if (!record.keys) {
      const lists = record.lists;
      const values = {
        name: record.line[0], post: lists.posts[record.line[2]], unit: record.unit[1], grade: GRADES.indexOf(record.grade),
        notice: lists.notices ? lists.notices[record.line[4]][1] : "", score: lists.scores && lists.scores.length ? number(lists.scores[record.place]) : -1
      };
      record.keys = {};
      record.kinds.forEach(function (kind, column) { if (kind) { record.keys[kind + column] = values[kind]; } });
    }
    return record.keys;
  }

  function makeRow(record, heads, folder, period, nothing) {
    const row = document.createElement("tr");
    const lists = record.lists;
    row.dataset.unit = record.unitKey;
    row.dataset.grade = record.grade;
    heads.forEach(function (head) {
      const kind = head.dataset.egSort || head.dataset.egCol;
      const cell = document.createElement(kind === "name" ? "th" : "td");
      if (kind === "name") {
        cell.scope = "row";
        cell.append(anchor(folder + "nguoi/" + record.person.id + ".html", record.person.listed));
      } else {
        cell.dataset.label = head.dataset.egLabel;
      }
      if (kind === "rank") { cell.className = "eg-number eg-rank"; }
      if (kind === "post") { cell.textContent = lists.posts[record.line[2]]; }
      if (kind === "unit") { cell.append(anchor(folder + "don-vi/" + record.unit[0] + ".html", record.unit[1])); }
      if (kind === "grade") { cell.append(badge(record.grade, lists.states[record.line[3]][1])); }
      if (kind === "score") { cell.className = "eg-number"; cell.textContent = lists.scores[record.place] || ""; }
      if (kind === "notice") {
        const notice = lists.notices[record.line[4]];
        cell.append(notice[0] ? anchor(folder + "thong-bao/" + period + "_" + notice[0] + ".html", notice[1]) : element("span", "eg-quiet eg-nothing", nothing));
      }
      if (kind === "remarks") {
        (lists.remarks[record.place] || []).forEach(function (remark) {
          cell.append(anchor(folder + "dinh-chinh.html#" + remark[0], remark[1], "eg-change"));
        });
      }
      row.append(cell);
    });
    return row;
  }

  function compare(one, other) {
    return typeof one === "number" ? one - other : collator.compare(one, other);
  }

  /** Buttons in the heads of sortable columns; `sorted(key, sign)` is told what was chosen. */
  function setUpHeads(heads, sorted) {
    heads.forEach(function (head, column) {
      const kind = head.dataset.egSort;
      head.dataset.egLabel = words(head);
      if (!kind) { return; }
      const button = element("button", "eg-sort");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", function () {
        const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", direction);
        sorted(kind + column, direction === "ascending" ? 1 : -1);
      });
    });
  }

  function setUpList(list) {
    const table = list.querySelector("table");
    const body = table.tBodies[0];
    const heads = Array.from(table.tHead.rows[0].cells);
    const kinds = heads.map(function (head) { return head.dataset.egSort; });
    const form = list.querySelector("[data-eg-filters]");
    const status = list.querySelector("[data-eg-status]");
    const empty = list.querySelector("[data-eg-empty]");
    const links = list.querySelector("[data-eg-pager]");
    const texts = list.dataset;
    const source = texts.egSource;
    let records = source ? null : Array.from(body.rows, function (row) { return rowOfTable(row, kinds); });
    let order = null;
    let page = 0;
    let whole = false;
    let pager = null;
    let rest = [];
    let timer = 0;

    function ready() {
      if (records) { return Promise.resolve(); }
      status.textContent = texts.egLoading;
      return fetched();
    }

    function fetched() {
      const table = source === "people" ? Promise.resolve(null) : load(source);
      return Promise.all([load("index"), table]).then(function (found) {
        records = records || recordsOfData(source, kinds, found[0], found[1]);
      });
    }

    function wanted() {
      const fields = new FormData(form);
      const unit = fields.get("unit");
      const grade = fields.get("grade");
      const parts = fold(fields.get("text") || "").split(" ").filter(Boolean);
      const found = records.filter(function (record) {
        return (!unit || record.unitKey === unit) && (!grade || record.grade === grade) &&
          parts.every(function (part) { return record.text.includes(part); });
      });
      if (order) {
        const keyed = found.map(function (record, place) { return [keysOf(record)[order.key], place, record]; });
        keyed.sort(function (one, other) { return order.sign * compare(one[0], other[0]) || one[1] - other[1]; });
        return keyed.map(function (item) { return item[2]; });
      }
      return found;
    }

    function show() {
      const found = wanted();
      const pages = source && !whole ? Math.max(Math.ceil(found.length / PAGE_ROWS), 1) : 1;
      page = Math.min(page, pages - 1);
      const first = pages > 1 ? page * PAGE_ROWS : 0;
      rest = (pages > 1 ? found.slice(first, first + PAGE_ROWS) : found).map(function (record, place) { return [record, first + place + 1]; });
      body.replaceChildren(...nextRows(SCREEN_ROWS));
      window.clearTimeout(timer);
      timer = window.setTimeout(fill, PAUSE);
      table.hidden = found.length === 0;
      empty.hidden = found.length !== 0;
      status.textContent = texts.egShown.replace("{shown}", counts.format(found.length)).replace("{all}", counts.format(records.length));
      if (links) { links.hidden = true; }
      showPager(pages);
    }

    function nextRows(count) {
      return rest.splice(0, count).map(function (pair) {
        const record = pair[0];
        record.row = record.row || makeRow(record, heads, texts.egFolder, source, texts.egNothing);
        const rank = record.row.querySelector(".eg-rank");
        if (rank) { rank.textContent = String(pair[1]); }
        return record.row;
      });
    }

    /** The rows that no screen shows yet, some at a time, so that another key need not wait for all. */
    function fill() {
      body.append(...nextRows(SCREEN_ROWS));
      if (rest.length) { timer = window.setTimeout(fill, 0); }
    }

    function fillAll() {
      body.append(...nextRows(rest.length));
    }

    function showPager(pages) {
      if (!source) { return; }
      if (!pager) {
        pager = element("div", "eg-pager eg-pager--live");
        const previous = element("button", "eg-button eg-button--quiet", texts.egPrevious);
        const next = element("button", "eg-button eg-button--quiet", texts.egNext);
        previous.type = next.type = "button";
        previous.addEventListener("click", function () { turn(-1); });
        next.addEventListener("click", function () { turn(1); });
        pager.append(previous, element("span"), next);
        list.append(pager);
      }
      pager.hidden = pages < 2;
      pager.children[0].disabled = page === 0;
      pager.children[2].disabled = page >= pages - 1;
      pager.children[1].textContent = texts.egPage.replace("{page}", page + 1).replace("{pages}", pages);
    }

    function turn(step) {
      page += step;
      show();
      table.scrollIntoView({ block: "start" });
    }

    function apply() {
      page = 0;
      return ready().then(show, function () { status.textContent = ""; });
    }

    setUpHeads(heads, function (key, sign) { order = { key: key, sign: sign }; apply(); });
    form.hidden = false;
    // Whoever enters the form is about to ask: what the answer needs is there at the first key.
    form.addEventListener("focusin", function () { if (!records) { fetched().catch(function () {}); } }, { once: true });
    form.addEventListener("input", apply);
    // Of a text field it would come when the field is left for a link, and take the link away under the click.
    form.addEventListener("change", function (event) { if (event.target.tagName === "SELECT") { apply(); } });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { window.setTimeout(apply, 0); });
    list.querySelectorAll("[data-eg-print-all]").forEach(function (button) {
      button.addEventListener("click", function () {
        whole = true;
        apply().then(function () { fillAll(); window.print(); whole = false; if (source) { show(); } });
      });
    });
    window.addEventListener("beforeprint", fillAll);
    if (records) { show(); fillAll(); }
  }

  function setUpTable(table) {
    const body = table.tBodies[0];
    const heads = Array.from(table.tHead.rows[0].cells);
    const kinds = heads.map(function (head) { return head.dataset.egSort; });
    const records = Array.from(body.rows, function (row) { return rowOfTable(row, kinds); });
    setUpHeads(heads, function (key, sign) {
      records.sort(function (one, other) { return sign * compare(one.keys[key], other.keys[key]); });
      body.append(...records.map(function (record) { return record.row; }));
    });
  }

  document.querySelectorAll("[data-eg-list]").forEach(setUpList);
  document.querySelectorAll("table[data-eg-sortable]").forEach(setUpTable);
  document.querySelectorAll("[data-eg-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
