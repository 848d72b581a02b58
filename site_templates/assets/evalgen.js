/* Sorting and filtering of lists. Without this script every list is a plain, complete table. */
(function () {
  "use strict";

  const GRADES = ["EXCELLENT", "GOOD", "COMPLETED", "NOT_COMPLETED", "CANCELLED", "UNPUBLISHED"];
  const collator = new Intl.Collator("vi", { numeric: true, sensitivity: "variant" });

  /** Small letters without diacritics, so that «nguyen» finds «Nguyễn». */
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
  }

  function words(cell) {
    return cell.textContent.replace(/\s+/g, " ").trim();
  }

  function sortKey(row, column, kind) {
    if (kind === "grade") {
      return GRADES.indexOf(row.dataset.grade);
    }
    const cell = row.cells[column];
    if (kind === "score") {
      const number = parseFloat(words(cell).replace(",", "."));
      return Number.isNaN(number) ? -1 : number;
    }
    return cell.dataset.sortName || words(cell);
  }

  function compare(one, other) {
    return typeof one === "number" ? one - other : collator.compare(one, other);
  }

  function setUpSorting(table, changed) {
    const body = table.tBodies[0];
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      const kind = head.dataset.egSort;
      if (!kind) {
        return;
      }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "eg-sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", function () {
        const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", direction);
        const sign = direction === "ascending" ? 1 : -1;
        const keyed = Array.from(body.rows, function (row) { return [sortKey(row, column, kind), row]; });
        keyed.sort(function (one, other) { return sign * compare(one[0], other[0]); });
        body.append(...keyed.map(function (pair) { return pair[1]; }));
        changed();
      });
    });
  }

  function setUpList(list) {
    const table = list.querySelector("table");
    const form = list.querySelector("[data-eg-filters]");
    const status = list.querySelector("[data-eg-status]");
    const empty = list.querySelector("[data-eg-empty]");
    const rows = Array.from(table.tBodies[0].rows);
    const shownOfAll = list.dataset.egShown || "Đang hiện {shown}/{all} người.";
    const searched = Array.from(table.tHead.rows[0].cells).reduce(function (columns, head, column) {
      return ["name", "post"].includes(head.dataset.egSort) ? columns.concat(column) : columns;
    }, []);
    const texts = new Map(rows.map(function (row) {
      return [row, fold(searched.map(function (column) { return words(row.cells[column]); }).join(" "))];
    }));

    function wanted(row, unit, grade, parts) {
      return (!unit || row.dataset.unit === unit) && (!grade || row.dataset.grade === grade) &&
        parts.every(function (part) { return texts.get(row).includes(part); });
    }

    function apply() {
      const fields = new FormData(form);
      const parts = fold(fields.get("text") || "").split(" ").filter(Boolean);
      let shown = 0;
      Array.from(table.tBodies[0].rows).forEach(function (row) {
        row.hidden = !wanted(row, fields.get("unit"), fields.get("grade"), parts);
        shown += row.hidden ? 0 : 1;
        const rank = row.querySelector(".eg-rank");
        if (rank && !row.hidden) {
          rank.textContent = String(shown);
        }
      });
      table.hidden = shown === 0;
      empty.hidden = shown !== 0;
      status.textContent = shownOfAll.replace("{shown}", shown).replace("{all}", rows.length);
    }

    setUpSorting(table, apply);
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("change", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { window.setTimeout(apply, 0); });
    apply();
  }

  document.querySelectorAll("[data-eg-list]").forEach(setUpList);
  document.querySelectorAll("[data-eg-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
