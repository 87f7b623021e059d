(function () {
  "use strict";
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  var fill = function (node, values) {
    node.textContent = values.reduce(function (text, value) { return text.replace("{}", value); }, node.dataset.text);
  };

  Array.from(document.querySelectorAll(".pg")).forEach(function (box) {
    var byName = function (name) { return document.getElementById(box.dataset.name + "-" + name); };
    var table = byName("table"), body = table.tBodies[0], heads = Array.from(table.tHead.rows[0].cells);
    var labels = heads.map(function (head) { return head.textContent; });
    var data = JSON.parse(byName("data").textContent);
    var text = byName("text"), selects = data.filters.map(byName);
    var all = data.rows.map(function (row) {
      var cells = row[2].map(function (cell) { return Array.isArray(cell) ? cell : [cell]; });
      return { cls: row[0], facets: row[1], cells: cells };
    });
    all.forEach(function (row, place) {
      row.place = place;
      row.text = row.cells.map(function (cell) {
        return [cell[0], cell[4] || ""].concat(cell[5] || []).join(" ");
      }).join(" ").toLowerCase();
    });
    var shown = all, page = 0, drawn = true;

    function key(row, column) {
      var cell = row.cells[column];
      return cell[1] === undefined || cell[1] === null ? cell[0] : cell[1];
    }

    // Everything that a report said goes in as text; nothing of it is ever parsed as HTML.
    function element(name, content, cls, title) {
      var made = document.createElement(name);
      made.textContent = content;
      if (cls) { made.className = cls; }
      if (title) { made.title = title; }
      return made;
    }

    function line(row) {
      var made = document.createElement("tr");
      if (row.cls) { made.className = row.cls; }
      row.facets.forEach(function (value, i) { made.dataset[data.filters[i]] = value; });
      row.cells.forEach(function (cell, column) {
        var td = document.createElement("td"), main = element(cell[2] ? "a" : "span", cell[0], cell[3], cell[4]);
        td.dataset.label = labels[column];
        if (cell[2]) { main.setAttribute("href", cell[2]); }
        td.appendChild(main);
        (cell[5] || []).forEach(function (note) { td.appendChild(element("small", note, "pg-note")); });
        made.appendChild(td);
      });
      return made;
    }

    function draw() {
      var pages = Math.max(1, Math.ceil(shown.length / data.size));
      page = Math.min(Math.max(page, 0), pages - 1);
      if (!drawn || shown.length < all.length) {
        body.replaceChildren.apply(body, shown.slice(page * data.size, (page + 1) * data.size).map(line));
      }
      drawn = false;
      fill(byName("count"), [shown.length, all.length]);
      fill(byName("page"), [page + 1, pages]);
      byName("none").hidden = shown.length > 0;
      byName("pager").hidden = pages < 2;
      byName("previous").disabled = page === 0;
      byName("next").disabled = page === pages - 1;
    }

    function filter() {
      var words = text ? text.value.toLowerCase().split(/\s+/).filter(Boolean) : [];
      shown = all.filter(function (row) {
        return selects.every(function (select, i) { return !select.value || row.facets[i] === select.value; }) &&
          words.every(function (word) { return row.text.indexOf(word) >= 0; });
      });
      page = 0;
      draw();
    }

    heads.forEach(function (head, column) {
      head.firstChild.addEventListener("click", function () {
        var numeric = head.firstChild.hasAttribute("data-numeric");
        // Counts are asked for from the top, names from the beginning.
        var down = head.hasAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : numeric;
        all.sort(function (a, b) {
          var x = key(a, column), y = key(b, column), order = numeric ? x - y : collator.compare(x, y);
          return (down ? -order : order) || a.place - b.place;
        });
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        filter();
      });
    });
    ["previous", "next"].forEach(function (name) {
      byName(name).addEventListener("click", function () {
        page += Number(byName(name).dataset.step);
        draw();
        box.scrollIntoView();
      });
    });
    selects.concat(text || []).forEach(function (control) { control.addEventListener("input", filter); });
    byName("filters").hidden = false;
    filter();
  });
})();
