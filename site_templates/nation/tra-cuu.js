/* The query page: every number stands ready in so-lieu.js, so choosing is looking up. Nothing is added, nothing is sent. */
(function () {
  "use strict";

  const form = document.querySelector("[data-nation-query]");
  const data = window.evalgenNation;
  if (!form || !data) { return; }
  const table = document.querySelector("[data-nation-table]");
  const heads = table.querySelectorAll("th");
  const lists = [data.periods, data.provinces, data.standings];
  const whole = new Intl.NumberFormat("vi");
  const tenths = new Intl.NumberFormat("vi", { minimumFractionDigits: 1 });
  const choices = [form.elements.period, form.elements.province, form.elements.standing];

  function cell(row, tag, text, className) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (className) { made.className = className; }
    row.append(made);
    return made;
  }

  function fill(select, entries, all) {
    if (all) { select.append(new Option(form.dataset.all, "")); }
    entries.forEach(function (entry) { select.append(new Option(entry[1], entry[0])); });
  }

  /** As a percentage with one decimal, a half upwards: two whole numbers of this size divide exactly enough. */
  function share(count, of) {
    return tenths.format(Math.round(count * 1000 / of) / 10) + " %";
  }

  /** One row a member of the chosen dimension; groups that do not exist have none. */
  function show() {
    const dimension = Number(form.elements.rows.value);
    const chosen = choices.map(function (select) { return select.value; });
    const body = document.createElement("tbody");
    choices.forEach(function (select, at) { select.closest("label").hidden = at === dimension; });
    lists[dimension].forEach(function (entry) {
      const key = chosen.slice();
      key[dimension] = entry[0];
      const counts = data.counts[key.join("|")];
      if (!counts) { return; }
      const row = document.createElement("tr");
      cell(row, "th", entry[1]).scope = "row";
      counts.forEach(function (count, at) {
        const made = cell(row, "td", whole.format(count), "eg-number");
        made.dataset.label = heads[at + 1].textContent;
        if (at > 1) { cell(made, "span", share(count, counts[1]), "eg-share"); }
      });
      if (counts.length === 2) {
        cell(row, "td", counts[1] ? form.dataset.covered : form.dataset.none, "eg-quiet").colSpan = data.grades.length;
      }
      body.append(row);
    });
    table.tBodies[0].replaceWith(body);
    table.querySelector("[data-nation-head]").textContent = form.elements.rows.selectedOptions[0].textContent;
    form.querySelector("[role='status']").textContent = form.dataset.shown.replace("{count}", whole.format(body.rows.length));
  }

  fill(choices[0], data.periods, false);
  choices[0].value = data.foremost;
  fill(choices[1], data.provinces, true);
  fill(choices[2], data.standings, true);
  form.addEventListener("change", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  table.hidden = false;
  show();
})();
