(() => {
  const d = document, articles = [...d.querySelectorAll("article")];
  const make = (tag, text, parent) => { const e = d.createElement(tag); e.textContent = text; parent.append(e); return e; };
  if (articles.length > 1) {
    const bar = d.getElementById("tools"), buttons = [];
    const show = id => {
      articles.forEach(a => { a.hidden = id && a.id !== id; });
      buttons.forEach(b => b.setAttribute("aria-pressed", b.value === id));
    };
    [["", "中文 + English"], ["zh", "中文"], ["en", "English"]].forEach(([id, text]) => {
      const b = make("button", text, bar);
      b.value = id; b.onclick = () => show(id); buttons.push(b);
    });
    bar.hidden = false; show("");
  }
  d.querySelectorAll("table.sortable").forEach(table => {
    const rows = [...table.tBodies], ones = rows.filter(r => r.className === "one");
    const box = d.createElement("div"); box.className = "find"; table.before(box);
    const input = make("input", "", box), all = make("button", table.dataset.all, box);
    input.type = "search"; input.placeholder = table.dataset.find; input.setAttribute("aria-label", table.dataset.find);
    const heads = on => rows.forEach(r => { if (r.className === "group") r.hidden = !on; });
    input.oninput = () => {
      const want = input.value.trim().toLowerCase();
      ones.forEach(r => { r.hidden = want && !r.textContent.toLowerCase().includes(want); });
      heads(!want);
    };
    all.onclick = () => { input.value = ""; input.oninput(); table.append(...rows); };
    table.querySelectorAll("th[data-key]").forEach(th => {
      const text = th.textContent, key = th.dataset.key; let way = 1;
      th.textContent = "";
      const b = make("span", text, th); // a span: browsers leave buttons out of repeated print heads
      b.setAttribute("role", "button"); b.tabIndex = 0;
      b.onclick = () => {
        ones.sort((x, y) => way * (x.dataset["k" + key] - y.dataset["k" + key]));
        way = -way; heads(false); table.append(...ones);
      };
      b.onkeydown = e => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); b.onclick(); } };
    });
  });
})();
