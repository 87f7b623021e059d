(function () {
  "use strict";
  var byId = function (id) { return document.getElementById(id); };
  var table = byId("ix-table");
  if (!table) { return; }
  var body = table.tBodies[0];
  var rows = Array.from(body.rows);
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  var controls = ["text", "year", "level", "state"].map(function (name) { return byId("ix-" + name); });
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });

  function filter() {
    var words = controls[0].value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row, i) {
      var fits = words.every(function (word) { return texts[i].indexOf(word) >= 0; });
      ["year", "level", "state"].forEach(function (name, j) {
        var wanted = controls[j + 1].value;
        fits = fits && (!wanted || row.dataset[name] === wanted);
      });
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    var count = byId("ix-count");
    count.textContent = count.dataset.text.replace("{}", shown).replace("{}", rows.length);
    byId("ix-none").hidden = shown > 0;
  }

  Array.from(table.tHead.rows[0].cells).forEach(function (head, column, all) {
    head.firstChild.addEventListener("click", function () {
      var numeric = head.firstChild.hasAttribute("data-numeric");
      // Counts are asked for from the top, names from the beginning.
      var down = head.hasAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : numeric;
      var sorted = rows.map(function (row, i) { return [row.cells[column].dataset.sort, i, row]; });
      sorted.sort(function (a, b) {
        var order = numeric ? a[0] - b[0] : collator.compare(a[0], b[0]);
        return (down ? -order : order) || a[1] - b[1];
      });
      all.forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      body.append.apply(body, sorted.map(function (item) { return item[2]; }));
    });
  });

  controls.forEach(function (control) { control.addEventListener("input", filter); });
  byId("ix-filters").hidden = false;
  filter();
})();
