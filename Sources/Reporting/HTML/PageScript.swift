/// The page's script: plain JavaScript without libraries. Values reach the document as text nodes only,
/// never as markup.
enum PageScript {
  /// Of a plan's or a run's page.
  static let run = page(ListScript.cells + ListScript.merges + ListScript.several)
  /// Of a verification's page.
  static let verification = page(FindingScript.cells)

  /// - Parameter lists: which lists there are, and what their rows show.
  private static func page(_ lists: String) -> String {
    core + ListScript.pieces + lists + ListScript.list + controls
  }

  private static let core = #"""
    (function () {
    'use strict';
    const root = document.documentElement;
    const data = JSON.parse(document.getElementById('data').textContent);
    const S = data.strings, asked = new URLSearchParams(location.search);
    const state = {lang: root.dataset.lang, mask: asked.get('mask') === '1'};
    const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
    const pick = pair => pair[state.lang === 'zh' ? 0 : 1];
    const word = key => data.words[key] ? pick(data.words[key]) : key;
    const say = (key, ...values) => values.reduce((text, v, i) => text.replace('{' + i + '}', v), word(key));
    const count = n => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
    const field = path => data.fields[path] ? pick(data.fields[path]) : path;
    const entity = name => data.entities[name] ? pick(data.entities[name]) : name;
    const reason = code => word('reason.' + code) === 'reason.' + code ? code : word('reason.' + code);
    const cause = code => data.codes[code] ? pick(data.codes[code][0]) : code;

    function el(tag, style, ...children) {
      const node = document.createElement(tag);
      if (style) node.className = style;
      for (const child of children) if (child !== null && child !== undefined && child !== '') node.append(child);
      return node;
    }

    // Keeps the length, so that differences stay where they are: the middle of numbers of seven digits
    // and more, and the local part of mail addresses.
    function masked(text) {
      const out = Array.from(text), digit = c => c >= '0' && c <= '9';
      for (let i = 0; i < out.length; i++) {
        if (!digit(out[i])) continue;
        const run = [];
        let j = i;
        for (; j < out.length; j++) {
          if (digit(out[j])) run.push(j);
          else if (!((out[j] === '-' || out[j] === ' ') && j + 1 < out.length && digit(out[j + 1]))) break;
        }
        const ends = run.length >= 11 ? [3, 4] : [2, 2];
        if (run.length >= 7) run.slice(ends[0], run.length - ends[1]).forEach(k => { out[k] = '•'; });
        i = j;
      }
      const at = out.lastIndexOf('@');
      for (let k = at - 1; k > 0 && /[\w.+%-]/.test(out[k]) && /[\w.+%•-]/.test(out[k - 1]); k--) out[k] = '•';
      return out.join('');
    }
    const show = (text, path) =>
      state.mask && (!path || !data.fields[path] || data.fields[path][2]) ? masked(text) : text;

    """#

  private static let controls = #"""
    const lists = all('[data-list]').map(List);
    const marked = all('[data-mask]').map(node => [node, node.textContent]);
    const named = ['aria-label', 'placeholder', 'data-l'];

    function speak(lang) {
      state.lang = lang;
      root.dataset.lang = lang;
      root.lang = lang === 'zh' ? 'zh-Hans' : 'en';
      for (const name of named)
        for (const node of all('[data-' + name + '-' + lang + ']'))
          node.setAttribute(name, node.getAttribute('data-' + name + '-' + lang));
      lists.forEach(list => list.relabel());
    }
    function hide(on) {
      state.mask = on;
      all('[data-do=mask]').forEach(b => b.setAttribute('aria-pressed', String(on)));
      marked.forEach(pair => { pair[0].textContent = on ? masked(pair[1]) : pair[1]; });
      lists.forEach(list => list.draw());
    }
    const isDark = () => (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : '')) === 'dark';
    const actions = {
      lang: () => speak(state.lang === 'zh' ? 'en' : 'zh'),
      theme: () => { root.dataset.theme = isDark() ? 'light' : 'dark'; },
      mask: () => hide(!state.mask),
      print: () => window.print(),
    };
    all('[data-do]').forEach(button => button.addEventListener('click', actions[button.dataset.do]));
    let folded = [];
    addEventListener('beforeprint', () => {
      folded = all('details:not([open])');
      folded.forEach(d => { d.open = true; });
      lists.forEach(list => list.print(true));
    });
    addEventListener('afterprint', () => {
      folded.forEach(d => { d.open = false; });
      lists.forEach(list => list.print(false));
    });
    function reveal() {
      const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
      if (target && target.tagName === 'DETAILS') target.open = true;
    }
    addEventListener('hashchange', reveal);
    if (['light', 'dark'].includes(asked.get('theme'))) root.dataset.theme = asked.get('theme');
    speak(['zh', 'en'].includes(asked.get('lang')) ? asked.get('lang') : state.lang);
    if (state.mask) hide(true);
    reveal();
    })();
    """#
}
