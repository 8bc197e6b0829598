// Texts that run where somebody takes them for markup or follows them: the shapes of OWASP's filter
// evasion list (cheatsheetseries.owasp.org, CC BY-SA) and of DOMPurify's fixtures, each calling `pwn`.

const MARKUP = `
<script>pwn()</script>
<SCRIPT SRC=data:text/javascript,pwn()></SCRIPT>
<img src=x onerror=pwn()>
<IMG """><SCRIPT>pwn()</SCRIPT>">
<img src="x" onerror="pwn()"//
<img src=x:x onerror=pwn() //
<<script>pwn();//<</script>
<svg onload=pwn()>
<svg/onload=pwn()//
<svg><script>pwn()</script></svg>
<svg><animate onbegin=pwn() attributeName=x dur=1s>
<svg><a xlink:href="javascript:pwn()"><text y=1em>x</text></a></svg>
<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='x' onerror='pwn()'/></svg>#x">
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=pwn()&gt;">
<math href="javascript:pwn()">x</math>
<form><math><mtext></form><form><mglyph><style></math><img src onerror=pwn()>
<body onload=pwn()>
<body onpageshow=pwn()>
<iframe src="javascript:pwn()"></iframe>
<iframe srcdoc="<script>parent.pwn()</script>"></iframe>
<object data="javascript:pwn()"></object>
<embed src="javascript:pwn()">
<details open ontoggle=pwn()>
<video><source onerror=pwn()></video>
<audio src=x onerror=pwn()>
<input autofocus onfocus=pwn()>
<select autofocus onfocus=pwn()>
<textarea autofocus onfocus=pwn()>
<keygen autofocus onfocus=pwn()>
<marquee onstart=pwn()>x</marquee>
<isindex type=image src=1 onerror=pwn()>
<meta http-equiv="refresh" content="0;url=javascript:pwn()">
<link rel=stylesheet href="data:text/css,*{x:expression(pwn())}">
<style>@import'javascript:pwn()';</style>
<style onload=pwn()></style>
<base href="javascript:pwn()//">
<a href="javascript:pwn()">x</a>
<a href="jav&#x09;ascript:pwn()">x</a>
<a href="&#106;avascript:pwn()">x</a>
<div style="background:url(javascript:pwn())">
<div style="width:expression(pwn())">
<div onpointerover=pwn() style=position:fixed;inset:0>x</div>
<template><img src=x onerror=pwn()></template>
<noscript><p title="</noscript><img src=x onerror=pwn()>">
<xmp><p title="</xmp><img src=x onerror=pwn()>">
<title><img src=x onerror=pwn()></title>
</title><script>pwn()</script>
</textarea><script>pwn()</script>
--><script>pwn()</script>
]]><script>pwn()</script>
'"><script>pwn()</script>
"onmouseover="pwn()
' onfocus=pwn() autofocus='
\`-pwn()-\`
\${pwn()}
{{constructor.constructor('pwn()')()}}
<%= pwn() %>
{traits.constructor}
{traits.__proto__|<img src=x onerror=pwn()>}
&lt;script&gt;pwn()&lt;/script&gt;
&#60;img src=x onerror=pwn()&#62;
\\u003cimg src=x onerror=pwn()\\u003e
+ADw-script+AD4-pwn()+ADw-/script+AD4-
<a id=leadlight><a id=leadlight name=q href=x>
<form id=currentScript></form>
<img name=body><img name=getElementById>
<custom-element is=smart-cta name=hero onclick=pwn()>x</custom-element>
`;

const ADDRESSES = `
javascript:pwn()
JaVaScRiPt:pwn()
 javascript:pwn()
\tjavascript:pwn()
java\tscript:pwn()
java\nscript:pwn()
javascript://x%0apwn()
javascript:/*--></title></style></script><svg/onload='pwn()'>
\x01javascript:pwn()
\u2028javascript:pwn()
feed:javascript:pwn()
view-source:javascript:pwn()
vbscript:pwn()
data:text/html,<script>parent.pwn()</script>
data:text/html;base64,PHNjcmlwdD5wYXJlbnQucHduKCk8L3NjcmlwdD4=
data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='pwn()'/>
blob:null/x
filesystem:x
about:blank
http:javascript:pwn()
//javascript:pwn()
jar:javascript:pwn()!/
`;

/** What is taken for markup. */
export const markup = MARKUP.trim().split("\n");

/** What runs when it is followed, one a line but for those with line breaks in them. */
export const addresses = ADDRESSES.replace("java\nscript", "java\u0000script")
  .split("\n")
  .filter(Boolean)
  .map((it) => it.replace("\u0000", "\n"));

export const vectors = [...markup, ...addresses];
