/// The style sheet: colors, then the frame, then tables and lists, then paper.
enum PageStyle {
  static let all = colors + frame + tables + lists + narrow + paper

  private static let darkColors = """
    --bg:#12161c;--card:#1a2029;--ink:#e6eaf0;--soft:#a3adba;--line:#2c3542;--line2:#232b36;--track:#262f3b;
    --accent:#7fb0f5;--good:#62c295;--warn:#f0a35c;--bad:#f27d86;--hover:#202834;
    --goodbg:#16281f;--warnbg:#2d2216;--badbg:#331c20;--ins:#173a2a;--del:#45222a;
    --added:#4fae82;--updated:#5b96e6;--unchanged:#66727f;--merged:#a58bdc;--quarantined:#e2823c;
    --filtered:#b5a249;--held:#45aab8;--superseded:#8a8f98;--vanished:#d9606c
    """

  private static let colors = """
    :root{color-scheme:light;
    --bg:#f5f6f8;--card:#fff;--ink:#1a222d;--soft:#566172;--line:#dde2e9;--line2:#edf0f4;--track:#edf0f4;
    --accent:#1c5bb3;--good:#1f7350;--warn:#a4480c;--bad:#ad2634;--hover:#f7f9fb;
    --goodbg:#eef7f2;--warnbg:#fdf4ea;--badbg:#fdeff0;--ins:#d6f0e0;--del:#fbdcdf;
    --added:#2f8a63;--updated:#2f6fc4;--unchanged:#a3adb9;--merged:#7d5fbd;--quarantined:#d06a1c;
    --filtered:#c2ab3f;--held:#2b93a1;--superseded:#7c828c;--vanished:#b73a48}
    @media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;\(darkColors)}}
    :root[data-theme=dark]{color-scheme:dark;\(darkColors)}

    """

  private static let frame = """
    *{box-sizing:border-box}[hidden]{display:none!important}
    html{scroll-padding-top:56px;-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.6 "Segoe UI",-apple-system,BlinkMacSystemFont,\
    "Helvetica Neue",Arial,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",\
    "Source Han Sans SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
    code,.hash{font-family:ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace;font-size:.86em;color:var(--soft)}
    .wrap,main{max-width:1200px;margin:0 auto;padding:0 24px}
    [data-lang=zh] .l.en,[data-lang=en] .l.zh{display:none}
    .sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .skip{position:absolute;left:-999px}.skip:focus{left:12px;top:12px;background:var(--card);padding:8px 14px;z-index:9}
    a{color:var(--accent)}
    :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
    h1{font-size:28px;line-height:1.3;margin:2px 0 14px;font-weight:650;letter-spacing:-.01em}
    h2{font-size:18px;margin:0;font-weight:650;display:inline}h3{font-size:15px;margin:20px 0 2px;font-weight:650}
    .lead{color:var(--soft);margin:2px 0 14px;max-width:100ch}
    .top{padding:28px 0 18px;background:var(--card)}
    .brand{margin:0;color:var(--accent);font-weight:650;font-size:13px;letter-spacing:.02em}
    .brand span{color:var(--soft);font-weight:400;margin-left:8px}
    .pill{font-size:13px;font-weight:500;border:1px solid var(--line);border-radius:99px;padding:3px 11px;\
    vertical-align:5px;margin-left:8px;color:var(--soft);white-space:nowrap;letter-spacing:0}
    .facts{display:flex;flex-wrap:wrap;gap:6px 32px;margin:0;font-size:13px}
    .facts div{display:flex;gap:8px;min-width:0}.facts dt{color:var(--soft);white-space:nowrap}.facts dd{margin:0;min-width:0}
    .controls{float:right;display:flex;gap:6px;flex-wrap:wrap}
    button,select,input{font:inherit;font-size:13px;color:var(--ink);background:var(--card);border:1px solid var(--line);\
    border-radius:6px;padding:5px 11px;min-height:34px}
    button{cursor:pointer}button:hover:not(:disabled){border-color:var(--accent);color:var(--accent)}
    button:disabled{opacity:.4;cursor:default}
    button[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--card)}
    .contents{position:sticky;top:0;z-index:5;background:var(--card);border-bottom:1px solid var(--line)}
    .contents .wrap{display:flex;overflow-x:auto;gap:2px;padding:0 14px;scrollbar-width:none}
    .contents a{color:var(--soft);text-decoration:none;font-size:13px;padding:10px 10px;white-space:nowrap}
    .contents a:hover{color:var(--accent)}.contents a.none{opacity:.6}
    .contents .badge{font-size:11px;margin-left:2px;padding:0 6px}
    .badge{display:inline-block;background:var(--track);color:var(--soft);border-radius:99px;padding:1px 9px;font-size:13px;\
    font-weight:500;vertical-align:1px;margin-left:4px}
    .verdict{display:flex;gap:16px;align-items:flex-start;margin:24px 0 16px;padding:18px 22px;border-radius:10px;\
    border:1px solid var(--line)}
    .verdict p{margin:2px 0 0;color:var(--soft)}.verdict .headline{font-size:19px;line-height:1.45;color:var(--ink);font-weight:600;margin:0}
    .verdict .mark{flex:none;width:30px;height:30px;border-radius:50%;display:grid;place-items:center;color:var(--card);font-weight:700}
    .good{background:var(--goodbg)}.good .mark{background:var(--good)}
    .attention{background:var(--warnbg)}.attention .mark{background:var(--warn)}
    .bad{background:var(--badbg)}.bad .mark{background:var(--bad)}
    .tiles{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:10px}
    .tiles.six{grid-template-columns:repeat(auto-fit,minmax(160px,1fr))}
    .tile{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 16px 13px;display:grid;\
    grid-template-columns:1fr auto;align-items:baseline;position:relative;overflow:hidden}
    .tile::before{content:"";position:absolute;inset:0 auto 0 0;width:3px;background:var(--c)}
    .tile .name{grid-column:1/3;font-size:13px;color:var(--soft);overflow-wrap:normal}
    .tile .figure{font-size:26px;line-height:1.25;font-weight:600;letter-spacing:-.02em;overflow-wrap:normal}
    .tile .share{font-size:12px;color:var(--soft);margin-left:8px}.tile.zero .figure{color:var(--soft);font-weight:400}
    .tile.zero::before{background:var(--line)}
    .equation{display:flex;flex-wrap:wrap;gap:4px 10px;margin:14px 2px 22px;font-size:14px;color:var(--soft)}
    .equation b{color:var(--ink);font-weight:600}.equation i{font-style:normal}.equation.broken i{color:var(--bad)}
    .equations{list-style:none;margin:14px 2px 18px;padding:0;font-size:14px}
    .equations li{display:grid;grid-template-columns:minmax(70px,max-content) 1fr;gap:4px 18px;align-items:baseline}
    .equations .equation{margin:2px 0}.equation.broken i{font-weight:700}
    .panels{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:10px;margin:0 0 22px}
    .panel{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 18px 14px;font-size:13.5px}
    .panel h3{margin:0 0 4px;font-size:14px}.panel p{margin:4px 0 0}.panel ul{margin:0;padding-left:17px}.panel li{margin:2px 0}
    .sign{font-weight:700;color:var(--warn)}.sign.good{color:var(--good);background:none}.sign.bad{color:var(--bad);background:none}
    [data-list=findings] td{min-width:116px}[data-list=findings] td:is(:nth-child(4),:nth-child(5)){min-width:158px}[data-list=findings] td:first-child{min-width:190px}
    [data-list=findings] td:nth-child(2){min-width:165px}[data-list=findings] td:last-child{min-width:200px}
    .cmd{user-select:all;white-space:pre-wrap}
    .section{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:0 0 16px;padding:0 24px}
    .section[open]{padding-bottom:22px}.section.empty .badge{opacity:.7}.section.empty .lead{margin-bottom:0}
    summary{cursor:pointer;padding:17px 0 10px;list-style:none;display:flex;align-items:center;justify-content:space-between}
    .section:not([open]) summary{padding-bottom:17px}
    summary::-webkit-details-marker{display:none}
    summary::after{content:"";width:8px;height:8px;border:solid var(--soft);border-width:0 1.5px 1.5px 0;transform:rotate(45deg);\
    margin:-4px 4px 0;flex:none}
    details[open]>summary::after{transform:rotate(225deg);margin-top:4px}
    footer.wrap{padding:12px 24px 48px;color:var(--soft);font-size:13px}footer .facts{flex-direction:column}
    .c-read{--c:var(--accent)}.c-cleared{--c:var(--vanished)}
    \(["added", "updated", "unchanged", "merged", "quarantined", "filtered", "held", "superseded", "vanished"]
      .map { ".c-\($0){--c:var(--\($0))}rect.f-\($0){fill:var(--\($0))}" }.joined())
    rect.f-track{fill:var(--track)}
    .charts.even>:first-child{grid-column:auto}.charts.even>.chart .bar{grid-template-columns:minmax(90px,38%) 1fr 56px}
    .charts+.histogram{margin-top:26px}.ticks span{white-space:nowrap}.dash{letter-spacing:-1px;margin-right:6px}
    .histogram svg{display:block;border-bottom:1px solid var(--line);overflow:visible}
    .histogram .threshold{stroke:var(--ink);stroke-dasharray:3 3}
    .ticks{position:relative;height:20px;font-size:12px;color:var(--soft)}.ticks span{position:absolute;transform:translateX(-50%)}

    """

  private static let tables = """
    .scroll{position:relative;overflow-x:auto;margin:0 -24px;padding:0 24px}
    table{border-collapse:collapse;width:100%;font-size:14px}
    th,td{text-align:left;padding:9px 16px 9px 0;border-bottom:1px solid var(--line2);vertical-align:top}
    th:last-child,td:last-child{padding-right:0}
    thead th{font-weight:500;font-size:13px;color:var(--soft);border-bottom-color:var(--line);vertical-align:bottom;overflow-wrap:normal}
    .n{text-align:right;overflow-wrap:normal}td.n{white-space:nowrap}.mute{color:var(--soft);opacity:.75}
    .wrong{color:var(--bad);font-weight:700}
    tbody tr:hover td,tbody tr:hover th{background:var(--hover)}
    .grid th[scope=row]{font-weight:400;min-width:190px}.grid .file th[scope=row]{padding-left:18px;color:var(--soft)}
    .grid .source td,.grid .source th{border-bottom-color:var(--line)}.grid .source th[scope=row]{color:var(--ink)}
    .grid tbody:not(:first-of-type) tr.source>*{padding-top:16px}
    .grid .total>*{font-weight:600;border-bottom:0}.grid td,.grid th{padding-right:14px}
    .grid thead th.n{max-width:90px}.cards thead th.n{white-space:nowrap}
    td.mark{text-align:center;font-weight:700}.ok.mark{color:var(--good)}.broken.mark{color:var(--bad)}
    .tag{display:inline-block;border:1px solid var(--line);border-radius:5px;padding:0 7px;font-size:12px;color:var(--soft);\
    margin:1px 4px 1px 0;line-height:1.6}
    .tag.f-ignored{color:var(--warn)}.tag.f-kept{color:var(--good)}
    .hash{font-size:12px;overflow-wrap:anywhere}
    .charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:26px 48px}.charts>:first-child{grid-column:1/3}
    .chart{margin:6px 0 18px;min-width:0}.charts .chart{margin:6px 0 0}
    figcaption{font-weight:600;font-size:14px;margin-bottom:6px}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 16px;margin:0 0 8px;padding:0;font-size:13px;color:var(--soft)}
    .legend i{display:inline-block;width:10px;height:10px;border-radius:2px;background:var(--c);margin-right:6px}
    .bar{display:grid;grid-template-columns:minmax(110px,26%) 1fr 72px;gap:14px;align-items:center;padding:3px 0;font-size:13px}
    .charts>:not(:first-child) .bar{grid-template-columns:minmax(90px,38%) 1fr 56px}
    .charts>:first-child .bar{grid-template-columns:minmax(90px,12%) 1fr 72px}
    .bar svg{display:block;border-radius:3px}.bn{text-align:right}.bl code{display:block;font-size:11px}.bl{line-height:1.35}
    .bar.pair{padding-bottom:0}.bar.pair+.bar{padding-top:2px;margin-bottom:6px}
    .causes{list-style:none;margin:0 0 18px;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(330px,1fr));gap:10px}
    .causes li{border:1px solid var(--line);border-radius:8px;padding:12px 16px;display:grid;\
    grid-template-columns:minmax(34px,auto) 1fr;gap:14px}
    .causes .figure{font-size:22px;font-weight:600;line-height:1.3;color:var(--warn);text-align:right}
    .causes .bad .figure{color:var(--bad)}.causes .bad{background:none}
    .causes p{margin:0}.causes .what{font-weight:500}.causes .remedy{font-size:13px;color:var(--soft);margin-top:3px}
    .remedy>span:first-child{color:var(--good);font-weight:600}

    """

  private static let lists = """
    .tools{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:0 0 10px}
    .tools input{flex:1 1 220px;max-width:360px}
    .tools label{display:flex;gap:6px;align-items:center;font-size:13px;color:var(--soft)}
    .tools select{max-width:220px}.quiet{border-color:transparent;color:var(--accent);background:none}
    .pager{display:flex;justify-content:space-between;align-items:center;gap:10px;flex-wrap:wrap;font-size:13px;color:var(--soft);\
    margin-top:12px}
    .pager p{margin:0}.pager>div{display:flex;gap:10px;align-items:center}
    .rest{font-size:13px;color:var(--soft);margin:8px 0 0}.rest:empty{display:none}.print-note{display:none}
    .rec b{font-weight:600}.pos{color:var(--soft);font-size:12.5px}.cause{font-weight:500}
    .was{color:var(--soft)}del,ins{text-decoration:none;border-radius:3px;padding:0 1px;color:var(--ink)}
    del{background:var(--del)}ins{background:var(--ins)}
    .nil{color:var(--soft);font-style:normal;opacity:.85}
    mark{background:var(--warnbg);color:inherit;border-radius:3px;padding:0 2px}
    .merge{border:1px solid var(--line);border-radius:8px;margin:0 0 12px;padding:12px 16px 8px}
    .merge header{display:flex;flex-wrap:wrap;gap:4px 10px;align-items:baseline;margin-bottom:6px}
    .merge header b{font-weight:600}.merge .scroll{margin:0 -16px;padding:0 16px}
    .merge table{font-size:13.5px;table-layout:fixed;min-width:calc(var(--sides)*210px + 300px)}
    .merge th,.merge td{padding:6px 14px 6px 0}
    .merge thead th{color:var(--ink)}.merge thead .pos{font-weight:400;display:block}
    .merge tr:last-child>*{border-bottom:0}
    .merge th[scope=row]{font-weight:400;color:var(--soft)}.merge col.f{width:150px}
    .merge .golden{font-weight:600}.lost{color:var(--soft);text-decoration:line-through;text-decoration-color:var(--vanished)}
    .won::before{content:"✓ ";color:var(--good);font-weight:700}

    """

  private static let narrow = """
    @media screen and (max-width:760px){
    .wrap,main{padding:0 14px}.controls{float:none;margin-bottom:14px}.top{padding:14px 0 14px}h1{font-size:22px}
    .facts{flex-direction:column;gap:3px}.section{padding:0 14px}.scroll{margin:0 -14px;padding:0 14px}
    .contents .wrap{padding:0 4px}.verdict{padding:14px;gap:12px}.verdict .headline{font-size:17px}
    .tiles,.tiles.six{grid-template-columns:repeat(2,1fr)}.tile{padding:9px 13px 10px}.tile .figure{font-size:22px}
    .six .share{grid-column:1/3;margin-left:0}
    .charts{grid-template-columns:minmax(0,1fr)}.charts>:first-child{grid-column:auto}
    .charts.even>.chart .bar,.bar,.charts .bar,.charts>:first-child .bar,.charts>:not(:first-child) .bar{grid-template-columns:1fr auto;gap:2px 10px}
    .panels{grid-template-columns:minmax(0,1fr)}.equations li{grid-template-columns:minmax(0,1fr);gap:0;margin:0 0 8px}
    .bar .bl{grid-column:1/3}.bar.pair+.bar .bl{display:none}.causes{grid-template-columns:1fr}
    .grid th[scope=row]{position:sticky;left:0;background:var(--card);box-shadow:-14px 0 var(--card);min-width:140px;max-width:44vw}
    .grid{width:auto;min-width:100%}.grid thead th.n{white-space:nowrap;max-width:none}
    .grid .file th[scope=row]{padding-left:0}.merge{padding:10px 12px 4px}
    .merge col.f{width:96px}.merge table{min-width:calc(var(--sides)*150px + 246px)}.merge .scroll{margin:0 -12px;padding:0 12px}
    .tools input{max-width:none;flex-basis:100%}.tools label{flex:1 1 130px;flex-direction:column;align-items:stretch;gap:1px}
    .tools select{max-width:none;width:100%}
    table.cards thead{display:none}table.cards,table.cards tbody,table.cards tr,table.cards td{display:block;width:100%}
    [data-list] table.cards td{min-width:0!important}
    table.cards tr{padding:9px 0;border-bottom:1px solid var(--line)}
    table.cards td{border:0;padding:2px 0;display:grid;grid-template-columns:84px minmax(0,1fr);gap:10px;text-align:left;white-space:normal}
    table.cards td::before{content:attr(data-l);color:var(--soft);font-size:13px}
    table.cards td:has(.absent){display:none}
    table.cards td[colspan]{display:block}table.cards td[colspan]::before{content:none}
    }

    """

  private static let paper = """
    @media print{
    :root,:root[data-theme=dark],:root:not([data-theme=light]){color-scheme:light;--bg:#fff;--card:#fff;--ink:#111;--soft:#4a5462;\
    --line:#ccd2da;--line2:#e3e7ec;--track:#eef1f4;--accent:#1c5bb3;--good:#1f7350;--warn:#a4480c;--bad:#ad2634;--goodbg:#eef7f2;\
    --warnbg:#fdf4ea;--badbg:#fdeff0;--ins:#d6f0e0;--del:#fbdcdf;--hover:#fff;--added:#2f8a63;--updated:#2f6fc4;--unchanged:#a3adb9;\
    --merged:#7d5fbd;--quarantined:#d06a1c;--filtered:#c2ab3f;--held:#2b93a1;--superseded:#7c828c;--vanished:#b73a48}
    @page{size:A4;margin:14mm 12mm}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    body{font-size:10.5px}.controls,.contents,.tools,.pager,.skip,summary::after{display:none!important}
    .wrap,main{max-width:none;padding:0}.top{padding:0}h1{font-size:20px}h2{font-size:14px}h3{font-size:12px}
    .section{border:0;border-top:1px solid var(--line);border-radius:0;padding:0;margin:10px 0 0}
    details::details-content{content-visibility:visible!important;display:block!important;height:auto!important}
    .scroll,.merge .scroll{overflow:visible;margin:0;padding:0}table{font-size:9.5px}th,td{padding:4px 8px 4px 0}
    .grid th[scope=row]{min-width:90px}.grid td,.grid th{padding-right:6px}thead{display:table-header-group}tfoot{display:table-row-group}
    thead th,.tile .name,.facts,.legend,.bar,.lead,figcaption{font-size:9.5px}
    tr,.tile,.chart,.merge,.causes li,.verdict,.bar{break-inside:avoid}summary,h3{break-after:avoid}summary{padding:10px 0 4px}
    .panel,.equations{break-inside:avoid;font-size:10px}.panel h3{font-size:11px}.panels{margin:0 0 10px}
    .charts{display:block}.charts .chart{margin:0 0 14px}.tiles{grid-template-columns:repeat(5,1fr);gap:6px}
    .tiles.six{grid-template-columns:repeat(6,1fr)}.tile .share{font-size:8.5px}.causes .remedy{font-size:9.5px}
    .tile{padding:6px 9px}.tile .figure{font-size:16px}.verdict{margin:10px 0}
    .verdict .headline{font-size:13px}.merge table{min-width:0;font-size:9.5px}.merge th,.merge td{padding:3px 8px 3px 0}
    .causes{grid-template-columns:1fr 1fr}.causes .figure{font-size:14px}.print-note:not(:empty){display:block;color:var(--soft)}
    .equation{margin:8px 0;font-size:10px}.hash,.pos,.tag,.bl code{font-size:8.5px}footer.wrap{padding:8px 0}
    }
    """
}
