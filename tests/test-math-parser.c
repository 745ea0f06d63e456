/* test-math-parser.c: TeX to a tree
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math.h"
#include "math-outline.h"

#include <string.h>

typedef struct {
  const char *tex;
  const char *outline; /* see math-outline.h */
} Case;

static void
check_case (const Case *c)
{
  g_autoptr(CauserieMath) math = causerie_math_parse (c->tex, strlen (c->tex), TRUE);
  g_autofree char *outline = math != NULL ? dup_math_outline (math) : NULL;

  if (g_strcmp0 (outline, c->outline) != 0) {
    g_test_message ("%s is %s, not %s", c->tex, outline, c->outline);
    g_test_fail ();
  }
}

#define CHECK_CASES(cases)                                \
  for (guint i_ = 0; i_ < G_N_ELEMENTS (cases); i_++)     \
    check_case (&(cases)[i_])

static void
test_symbols (void)
{
  static const Case cases[] = {
    { "", "" },
    { "x", "𝑥" },
    { "h 2", "ℎ 2" },
    { "\\alpha\\Omega\\partial", "𝛼 Ω 𝜕" },
    { "αΩ≤→", "𝛼 Ω ≤.rel →.rel" },
    { "𝑥ℝ", "𝑥 ℝ" },
    { "\\le \\cup x", "≤.rel ∪ 𝑥" },
    { "a-b*c/d", "𝑎 −.bin 𝑏 ∗.bin 𝑐 / 𝑑" },
    { "n!, [x]; y?", "𝑛 !.close ,.punct [.open 𝑥 ].close ;.punct 𝑦 ?.close" },
    { "\\%\\$\\&\\#\\_\\{\\}", "% $ & # _ {.open }.close" },
    { "\\sum\\int", "\\∑.op \\∫.op" },
    { "a % so\n b %\n", "𝑎 𝑏" },
    { "a %\n 50%, %b", "𝑎 5 0 % ,.punct % 𝑏" },
    { "длина 長さ", "\"длина\" \"長さ\"" },
    { "x²", "𝑥 \"²\"" },
    { "š, ła", "\"š\" ,.punct \"ł\" 𝑎" },
  };

  CHECK_CASES (cases);
}

static void
test_classes (void)
{
  static const Case cases[] = {
    { "a+b", "𝑎 +.bin 𝑏" },
    { "-a", "− 𝑎" },
    { "a=-b", "𝑎 =.rel − 𝑏" },
    { "(-a)", "(.open − 𝑎 ).close" },
    { "a+-b", "𝑎 +.bin − 𝑏" },
    { "a+)", "𝑎 + ).close" },
    { "a+=b", "𝑎 + =.rel 𝑏" },
    { "a,-b", "𝑎 ,.punct − 𝑏" },
    { "\\sin-x", "\"sin\".op − 𝑥" },
    { "a+\\,b", "𝑎 +.bin <0.17> 𝑏" },
    { "a+", "𝑎 +" },
    { "x^+", "(𝑥^+)" },
    { "a{+}b", "𝑎 + 𝑏" },
    { "a{=}b", "𝑎 {=.rel} 𝑏" },
    { "a\\mathbin{R}b\\mathrel{\\vdots}c", "𝑎 𝑅.bin 𝑏 ⋮.rel 𝑐" },
    { "\\mathop{A}_i", "(limits? 𝐴.op_𝑖).op" },
    { "a\\mathord{=}", "𝑎 {=.rel}" },
    { "a\\frac12-b", "𝑎 (frac 1 2) −.bin 𝑏" },
    { "\\left(a\\middle|-b\\right)", "(fence () {𝑎 big0|.close − 𝑏}).inner" },
    { "\\underbrace{a}_b-c", "(limits (under 23DF wide 𝑎)_𝑏) −.bin 𝑐" },
  };

  CHECK_CASES (cases);
}

static void
test_scripts (void)
{
  static const Case cases[] = {
    { "x^2", "(𝑥^2)" },
    { "x_i^2", "(𝑥_𝑖^2)" },
    { "x^2_i", "(𝑥_𝑖^2)" },
    { "x^12", "(𝑥^1) 2" },
    { "x ^ {12} _ {i j}", "(𝑥_{𝑖 𝑗}^{1 2})" },
    { "{x^2}^3", "((𝑥^2)^3)" },
    { "_2F_1", "(_2) (𝐹_1)" },
    { "{}^{14}C", "({}^{1 4}) 𝐶" },
    { "x\\,^2", "𝑥 <0.17> (^2)" },
    { "f'", "(𝑓^′)" },
    { "f''''", "(𝑓^⁗)" },
    { "f'^2_a", "(𝑓_𝑎^{′ 2})" },
    { "f_a'", "(𝑓_𝑎^′)" },
    { "f^\\prime", "(𝑓^′)" },
    { "x^\\frac12", "(𝑥^(frac 1 2))" },
    { "x_\\text{max}", "(𝑥_\"max\")" },
    { "x^\\mathrm{T}", "(𝑥^T)" },
    { "\\sum_i^n", "(limits? \\∑.op_𝑖^𝑛).op" },
    { "\\int_0^1", "(\\∫.op_0^1).op" },
    { "\\int\\limits_0^1", "(limits \\∫.op_0^1).op" },
    { "\\sum\\nolimits_i", "(\\∑.op_𝑖).op" },
    { "\\sum_i\\limits^n", "(limits \\∑.op_𝑖^𝑛).op" },
    { "\\lim_{x\\to0}\\max_i\\log_2", "(limits? \"lim\".op_{𝑥 →.rel 0}).op "
                                      "(limits? \"max\".op_𝑖).op (\"log\".op_2).op" },
    { "x^2^3", NULL }, { "x_a_b", NULL }, { "x^2'", NULL }, { "f'''''", NULL }, { "x^", NULL },
    { "x^^2", NULL }, { "^", NULL }, { "x^}", NULL }, { "x\\limits^2", NULL },
  };

  CHECK_CASES (cases);
}

static void
test_fractions (void)
{
  static const Case cases[] = {
    { "\\frac{a}{b}", "(frac 𝑎 𝑏)" },
    { "\\frac12", "(frac 1 2)" },
    { "\\frac a{bc}", "(frac 𝑎 {𝑏 𝑐})" },
    { "\\frac{}{}", "(frac {} {})" },
    { "\\dfrac12\\tfrac34", "(frac display 1 2) (frac text 3 4)" },
    { "\\cfrac[l]{1}{2}", "(frac display continued 1 2)" },
    { "\\binom nk", "(over () 𝑛 𝑘)" },
    { "\\genfrac\\{\\}{0pt}{1}{a}{b}", "(over text {} 𝑎 𝑏)" },
    { "\\genfrac{}{}{}{}{a}{b}", "(frac 𝑎 𝑏)" },
    { "{a+1 \\over b}", "(frac {𝑎 +.bin 1} 𝑏)" },
    { "{n \\choose k}+{a\\atop b}", "(over () 𝑛 𝑘) +.bin (over 𝑎 𝑏)" },
    { "a \\over b", "(frac 𝑎 𝑏)" },
    { "\\left({a}\\over{b}\\right)", "(fence () (frac 𝑎 𝑏)).inner" },
    { "\\sqrt x", "(root 𝑥)" },
    { "\\sqrt[3]{x+1}", "(root {𝑥 +.bin 1} index 3)" },
    { "\\sqrt[{[3]}]x", "(root 𝑥 index {[.open 3 ].close})" },
    { "\\sqrt\\frac12", "(root (frac 1 2))" },
    { "\\frac", NULL }, { "\\frac{a}", NULL }, { "\\frac{a}{b", NULL }, { "\\frac{a}}{b}", NULL },
    { "\\sqrt[3{x}", NULL }, { "a\\over b\\over c", NULL }, { "\\genfrac(){1pt}{}ab", NULL },
    { "\\left(a\\middle|b\\over c\\right)", NULL },
  };

  CHECK_CASES (cases);
}

static void
test_fences (void)
{
  static const Case cases[] = {
    { "\\left(x\\right]", "(fence (] 𝑥).inner" },
    { "\\left.x\\right|_0", "((fence .| 𝑥).inner_0).inner" },
    { "\\left\\{x\\right\\}", "(fence {} 𝑥).inner" },
    { "\\left<x\\right>", "(fence ⟨⟩ 𝑥).inner" },
    { "\\left\\langle x\\right\\rvert", "(fence ⟨| 𝑥).inner" },
    { "\\left\\lVert x\\right\\|", "(fence ‖‖ 𝑥).inner" },
    { "\\left ( \\left [ x \\right ] \\right )", "(fence () {(fence [] 𝑥).inner}).inner" },
    { "\\left(\\right)", "(fence () {}).inner" },
    { "\\bigl(x\\Bigr)\\bigg|\\Biggm/", "big1(.open 𝑥 big2).close big3| big4/.rel" },
    { "\\big\\uparrow", "big1↑" },
    { "\\ket{\\psi}\\abs{x}", "(fence |⟩ 𝜓).inner (fence || 𝑥).inner" },
    { "\\left(x", NULL }, { "x\\right)", NULL }, { "\\left(x\\right", NULL },
    { "\\left(x}\\right)", NULL }, { "\\left({x\\right)}", NULL }, { "\\left x\\right)", NULL },
    { "a\\middle|b", NULL }, { "\\left({a\\middle|b}\\right)", NULL }, { "\\big x", NULL },
    { "\\left+x\\right+", NULL },
  };

  CHECK_CASES (cases);
}

static void
test_words (void)
{
  static const Case cases[] = {
    { "\\text{if  } x", "\"if \" 𝑥" },
    { "\\text{a $x^2$ b}", "\"a \" (𝑥^2) \" b\"" },
    { "\\text{50\\% of $\\text{$y$}$}", "\"50% of \" 𝑦" },
    { "\\text{``a'' -- b~c}", "\"“a” – b\u00a0c\"" },
    { "\\text{a \\textbf{b} {c}}", "\"a \" b\"b\" \" \" \"c\"" },
    { "\\textbf{a}\\textit{b}\\texttt{c}\\textsf{d}", "b\"a\" i\"b\" m\"c\" s\"d\"" },
    { "\\text{Größe &amp;}", "\"Größe &amp;\"" },
    { "\\text{Größe <b>}", "\"Größe <b>\"" },
    { "\\mathrm{softmax}(x)", "\"softmax\" (.open 𝑥 ).close" },
    { "x\\mathrm{H_2O}", "𝑥 {(H_2) O}" },
    { "x\\mathrm{CO_2}", "𝑥 {C (O_2)}" },
    { "\\mathrm{d}x", "d 𝑥" },
    { "\\mathbf{x}\\mathbf{AB}", "𝐱 b\"AB\"" },
    { "\\sin x", "\"sin\".op 𝑥" },
    { "\\operatorname{rank}A", "\"rank\".op 𝐴" },
    { "\\operatorname*{arg\\,max}_x", "(limits? {\"arg\" <0.17> \"max\"}.op_𝑥).op" },
    { "a\\bmod b", "𝑎 \"mod\".bin 𝑏" },
    { "\\pmod n", "<1> (.open \"mod\" <0.33> 𝑛 ).close" },
    { "\\text{ {\\rm s.t.} \\ldots 5\\degree}", "\" \" \"s.t.\" \" …5°\"" },
    { "\\textcircled{12}", "\"⑫\"" }, { "\\textcircled{x}", NULL },
    { "\\text{a", NULL }, { "\\text{a $x}", NULL }, { "\\text{\\frac12}", NULL },
    { "\\text{max_len: 5%}", "\"max_len: 5%\"" }, { "\\text", NULL }, { "$x$", NULL }, { "\\text{$}$}", NULL },
    { "\\text{\u202eabc}", NULL },
  };

  CHECK_CASES (cases);
}

static void
test_alphabets (void)
{
  static const Case cases[] = {
    { "\\mathbb{R}\\mathbb N\\mathbb{1}", "ℝ ℕ 𝟙" },
    { "\\mathcal{L}\\mathscr{A}\\mathfrak{g}", "ℒ 𝒜 𝔤" },
    { "\\mathbf{x}\\boldsymbol{x\\alpha1\\Gamma}", "𝐱 {𝒙 𝜶 𝟏 𝚪}" },
    { "\\mathsf{A}\\mathtt{x}\\mathit{x}", "𝖠 𝚡 𝑥" },
    { "\\mathrm{x}\\mathrm{\\alpha}", "x α" },
    { "{\\bf x} y", "𝐱 𝑦" },
    { "{\\rm d}x", "d 𝑥" },
    { "\\mathbf{x\\mathrm{y}z}w", "{𝐱 y 𝐳} 𝑤" },
    { "\\displaystyle\\sum x", "style display \\∑.op 𝑥" },
    { "{\\scriptstyle x} y", "{style script 𝑥} 𝑦" },
  };

  CHECK_CASES (cases);
}

static void
test_looks (void)
{
  static const Case cases[] = {
    { "\\hat x\\vec{v}\\ddot{a}", "(over 0302 𝑥) (over 20D7 𝑣) (over 0308 𝑎)" },
    { "\\widehat{xy}\\overline{z}", "(over 0302 wide {𝑥 𝑦}) (over wide 𝑧)" },
    { "\\underline{x}\\overrightarrow{AB}", "(under wide 𝑥) (over 20D7 wide {𝐴 𝐵})" },
    { "\\overbrace{x}^n", "(limits (over 23DE wide 𝑥)^𝑛)" },
    { "\\overset{!}{=}\\underset{x}{\\max}", "(limits {=.rel}^{!.close}).rel "
                                             "(limits {\"max\".op}_𝑥).op" },
    { "\\underset{x}{\\arg\\min}y\\underset{x}{ab}",
      "(limits {\"arg\".op \"min\".op}_𝑥).op 𝑦 (limits {𝑎 𝑏}_𝑥)" },
    { "a\\xrightarrow[u]{o}b", "𝑎 (→^𝑜_𝑢).rel 𝑏" },
    { "\\textcolor{red}{a+b}c", "𝑎#ff0000 +.bin#ff0000 𝑏#ff0000 𝑐" },
    { "a\\textcolor{#08f}{+}b", "𝑎 +.bin#0088ff 𝑏" },
    { "\\textcolor{Blue}{ab}^2", "({𝑎#0000ff 𝑏#0000ff}^2)" },
    { "{\\color{red} x} y", "𝑥#ff0000 𝑦" },
    { "\\color[HTML]{FF8800}{x}y", "𝑥#ff8800 𝑦" },
    { "\\colorbox{yellow}{a $x$}", "(filled #ffff00 {\"a \" 𝑥})" },
    { "\\fcolorbox{red}{white}{a}", "(boxed (filled #ffffff \"a\"))#ff0000" },
    { "\\boxed{x}\\cancel{x}\\bcancel{x}\\xcancel{x}",
      "(boxed 𝑥) (rising 𝑥) (falling 𝑥) (crossed 𝑥)" },
    { "\\phantom{x}\\hphantom{x}\\vphantom{x}\\smash{x}",
      "(unseen 𝑥) (unseen no-height 𝑥) (unseen no-width 𝑥) (seen no-height 𝑥)" },
    { "\\mathrlap{x}\\mathclap{x}", "(seen no-width left 𝑥) (seen no-width 𝑥)" },
    { "\\not=\\not\\in\\not\\prec\\not\\vdots", "≠.rel ∉.rel ⊀.rel (negated ⋮)" },
    { "a,\\dots,b+\\dots+c", "𝑎 ,.punct ….inner ,.punct 𝑏 +.bin ⋯.inner +.bin 𝑐" },
    { "\\,\\quad\\!\\hspace{1em}\\kern-2pt ~\\ ", "<0.17> <1> <-0.17> <1> <-0.2> <0.33> <0.33>" },
    { "x\\tag{1a}", "𝑥 tag {( \"1a\" )}" },
    { "x\\tag*{A}\\label{eq:a_b}\\nonumber", "𝑥 tag \"A\"" },
    { "\\textcolor{nocolor}{x}", NULL }, { "\\textcolor{red}", NULL }, { "\\not", NULL },
    { "x\\tag{1}\\tag{2}", NULL }, { "\\hspace{1}", NULL }, { "\\hspace{999em}", NULL },
    { "\\foo", NULL }, { "\\", NULL }, { "{", NULL }, { "}", NULL }, { "a & b", NULL },
    { "#1", NULL }, { "\\newcommand{\\a}{b}", NULL }, { "a\u202eb", NULL },
    { "a\x01", NULL }, { "\xff", NULL },
  };

  CHECK_CASES (cases);
}

static void
test_tables (void)
{
  static const Case cases[] = {
    { "\\begin{matrix} a & b \\\\ c & d \\end{matrix}", "(table cc text 𝑎 & 𝑏 / 𝑐 & 𝑑)" },
    { "\\begin{pmatrix}1\\\\2\\\\\\end{pmatrix}", "(fence () (table c text 1 / 2)).inner" },
    { "\\begin{pmatrix*}[r]-1&2\\end{pmatrix*}", "(fence () (table rr text {− 1} & 2)).inner" },
    { "\\begin{matrix}a&b\\\\c\\end{matrix}", "(table cc text 𝑎 & 𝑏 / 𝑐 & )" },
    { "\\begin{matrix}a\\\\[2pt]b\\\\ [c]\\end{matrix}",
      "(table c text 𝑎 / <0.2> 𝑏 / {[.open 𝑐 ].close})" },
    { "\\begin{matrix}a\\\\[c]\\end{matrix}", "(table c text 𝑎 / {[.open 𝑐 ].close})" },
    { "\\begin{cases}1&x\\\\2&y\\end{cases}", "(fence {. (table ll text 1 & 𝑥 / 2 & 𝑦)).inner" },
    { "\\begin{aligned}a&=b\\\\&+c&d&\\end{aligned}",
      "(table r<0>lr<0>l display 𝑎 & {{} =.rel 𝑏} &  &  /  & {{} +.bin 𝑐} & 𝑑 & {})" },
    { "\\begin{align}a&=b\\tag{1}\\\\c\\end{align}",
      "(table r<0>l display 𝑎 & {{} =.rel 𝑏} tag {( \"1\" )} / 𝑐 & )" },
    { "\\begin{array}{|l||c:r|}\\hline a&b&c\\\\\\hline\\hline\\hdashline d\\end{array}",
      "(table |l||c:r| text - 𝑎 & 𝑏 & 𝑐 / . 𝑑 &  & )" },
    { "\\begin{array}{@{}r@{}l@{}}a&b\\\\ \\hline\\end{array}", "(table r<0>l text 𝑎 & 𝑏 -)" },
    { "\\begin{array}[t]{l*{2}{|c}}a&b\\end{array}", "(table l|c|c text 𝑎 & 𝑏 & )" },
    { "\\begin{array}{* 3 c}a\\end{array}", NULL },
    { "\\begin{array}{* 2 {c}}a\\end{array}", "(table cc text 𝑎 & )" },
    { "\\begin{gathered}a\\\\b\\end{gathered}", "(table c display 𝑎 / 𝑏)" },
    { "\\begin{aligned}[t]a\\end{aligned}", "(table r display 𝑎)" },
    { "\\begin{aligned}[c,a]\\end{aligned}", "(table r display {[.open 𝑐 ,.punct 𝑎 ].close})" },
    { "\\begin{smallmatrix}a&b\\end{smallmatrix}", "(table c<0.4>c script 𝑎 & 𝑏)" },
    { "\\sum_{\\substack{a\\\\b}}", "(limits? \\∑.op_(table c script 𝑎 / 𝑏)).op" },
    { "\\begin{equation}a=b\\end{equation}", "𝑎 =.rel 𝑏" },
    { "\\begin{alignedat}{2}a&=b\\end{alignedat}", "(table r<0>l display 𝑎 & {{} =.rel 𝑏})" },
    { "a=b\\\\c\\tag{1}", "(table c display {𝑎 =.rel 𝑏} / 𝑐 tag {( \"1\" )})" },
    { "\\renewcommand{\\arraystretch}{1.5}\\begin{matrix}a\\end{matrix}", "(table c text 𝑎)" },
    { "a&=b\\\\c&=d", NULL }, { "{a\\\\b}", NULL }, { "\\def\\x{1}", NULL },
    { "\\begin{matrix}\\end{matrix}", NULL }, { "\\begin{matrix}a", NULL },
    { "\\begin{matrix}a\\end{pmatrix}", NULL }, { "\\begin{matrix}{a&b}\\end{matrix}", NULL },
    { "\\begin{figure}a\\end{figure}", NULL }, { "\\end{matrix}", NULL },
    { "\\begin{array}a\\end{array}", NULL }, { "\\begin{array}{p{3cm}}a\\end{array}", NULL },
    { "\\substack{a\\\\b", NULL }, { "\\begin{matrix}a\\hline\\end{matrix}", NULL },
  };

  CHECK_CASES (cases);
}

static void
test_chemistry (void)
{
  static const Case cases[] = {
    { "\\ce{H2O}", "(H_2) O" },
    { "\\ce{2H2 + O2 -> 2H2O}",
      "2 <0.17> (H_2) +.bin (O_2) ⟶.rel 2 <0.17> (H_2) O" },
    { "\\ce{1/2 O2}", "(frac text 1 2) <0.17> (O_2)" },
    { "\\ce{Na+ + OH-}", "N (a^+) +.bin O (H^−)" },
    { "\\ce{SO4^2-}", "S (O_4^{2 −})" },
    { "\\ce{Fe^{3+}}", "F (e^{3 +})" },
    { "\\ce{^{14}_6C}", "(_6^{1 4}) C" },
    { "\\ce{Ca(OH)2 v}", "\"Ca\" (.open \"OH\" ().close_2).close ↓.rel" },
    { "\\ce{A <=>[k_1][\\Delta] B}", "A (⇌^(k_1)_Δ).rel B" },
    { "\\ce{CuSO4.5H2O}", "\"CuS\" (O_4) ⋅.bin 5 <0.17> (H_2) O" },
    { "\\ce{CH3-CH=CH2}", "C (H_3) − \"CH\" {=.rel} C (H_2)" },
    { "\\ce{A_é B_\\alpha}", "(A_\"é\") (B_α)" },
    { "\\ce{H2 ^}", "(H_2) ↑.rel" },
    { "x_{\\ce{H2}}", "(𝑥_(H_2))" },
    { "\\ce{A ->[b C}", NULL }, { "\\ce{A & B}", NULL }, { "\\ce{\\ce{A}}", NULL },
    { "\\ce", NULL }, { "\\ce{A_}", NULL },
  };

  CHECK_CASES (cases);
}

/* --- all of it -------------------------------------------------------------------------------- */

/* What models write: each is a formula, also on a line of text. */
static void
test_sheet (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "math", "sheet.txt", NULL);
  g_autofree char *sheet = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_formulas = 0;

  g_assert_true (g_file_get_contents (path, &sheet, NULL, NULL));
  lines = g_strsplit (sheet, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    gsize length = strlen (lines[i]);
    g_autoptr(CauserieMath) display = causerie_math_parse (lines[i], length, TRUE);
    g_autoptr(CauserieMath) inside = causerie_math_parse (lines[i], length, FALSE);

    if (length == 0 || g_str_has_prefix (lines[i], "# "))
      continue;
    if (display == NULL || inside == NULL) {
      g_test_fail_printf ("no formula: %s", lines[i]);
      continue;
    }
    g_assert_true (causerie_math_is_display (display));
    g_assert_false (causerie_math_is_display (inside));
    n_formulas++;
  }
  g_assert_cmpuint (n_formulas, ==, 120);
}

/* The tables are searched by halves: each name is found only when all are in order. */
static void
check_table (const char *file, const char *pattern)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "src", "markdown", file, NULL);
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *text = NULL, *before = NULL;
  guint n_names = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_regex_match (regex, strstr (text, "/* Sorted by bytes."), 0, &match);
  while (g_match_info_matches (match)) {
    g_autofree char *name = g_match_info_fetch (match, 1);

    g_assert_cmpstr (name, >, before);
    g_free (before);
    before = g_steal_pointer (&name);
    n_names++;
    g_match_info_next (match, NULL);
  }
  g_assert_cmpuint (n_names, >, 300);
}

static void
test_table_order (void)
{
  check_table ("causerie-math-symbol.c", "\\{ \"([^\"]+)\", U'");
  check_table ("causerie-math-command.c", "\\{ \"([^\"]+)\", READ");
}

static void
check_nesting (const char *open, const char *inside, const char *close, guint n, gboolean readable)
{
  g_autoptr(GString) tex = g_string_new (NULL);
  g_autoptr(CauserieMath) math = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (tex, open);
  g_string_append (tex, inside);
  for (guint i = 0; i < n; i++)
    g_string_append (tex, close);

  math = causerie_math_parse (tex->str, tex->len, TRUE);
  g_assert_true ((math != NULL) == readable);
  if (math != NULL) {
    g_autofree char *unicode = causerie_math_dup_unicode (math);
    g_autofree char *speech = causerie_math_dup_speech (math);

    g_assert_nonnull (strchr (unicode, *inside));
    g_assert_cmpuint (strlen (speech), >, 0);
  }
}

static void
test_bounds (void)
{
  check_nesting ("{", "x", "}", CAUSERIE_MATH_MAX_DEPTH - 1, TRUE);
  check_nesting ("{", "x", "}", CAUSERIE_MATH_MAX_DEPTH, FALSE);
  check_nesting ("{", "x", "}", 4000, FALSE);
  check_nesting ("x^{", "x", "}", CAUSERIE_MATH_MAX_DEPTH / 2 - 1, TRUE);
  check_nesting ("\\frac{1}{", "x", "}", CAUSERIE_MATH_MAX_DEPTH - 1, TRUE);
  check_nesting ("\\sqrt[3]{", "x", "}", CAUSERIE_MATH_MAX_DEPTH - 1, TRUE);
  check_nesting ("\\sqrt", "x", "", 1500, FALSE);
  check_nesting ("x^{", "x", "}", 2000, FALSE);
  check_nesting ("\\left(", "x", "\\right)", 600, FALSE);
  check_nesting ("\\text{", "x", "}", 1000, FALSE);
  check_nesting ("\\text{$", "x", "$}", 900, FALSE);
  check_nesting ("\\begin{matrix}", "x", "\\end{matrix}", 300, FALSE);

  check_nesting ("x", "", "", CAUSERIE_MATH_MAX_LENGTH, TRUE);
  check_nesting ("x", "", "", CAUSERIE_MATH_MAX_LENGTH + 1, FALSE);

  /* A row of 2,000 cells, and 2,000 rows. */
  check_nesting ("&", "\\begin{matrix}x\\end{matrix}", "", 1, FALSE);
  check_nesting ("\\begin{matrix}&&&&&&&&&&&&&&&&", "x\\\\", "\\end{matrix}", 1, TRUE);
  {
    g_autoptr(GString) tex = g_string_new ("\\begin{matrix}");
    g_autoptr(CauserieMath) math = NULL;

    for (guint i = 0; i < 2000; i++)
      g_string_append (tex, "&");
    for (guint i = 0; i < 2000; i++)
      g_string_append (tex, "\\\\");
    g_string_append (tex, "\\end{matrix}");
    math = causerie_math_parse (tex->str, tex->len, TRUE);
    g_assert_null (math);
  }
}

/* Pieces of TeX in any order are a formula or none, in time that grows with their length alone. */
static void
test_random (void)
{
  static const char *pieces[] = {
    "{", "}", "[", "]", "^", "_", "'", "&", "\\\\", "\\frac", "\\sqrt", "\\left(", "\\right)",
    "\\begin{matrix}", "\\end{matrix}", "\\begin{array}{c|c}", "\\end{array}", "\\text{", "$", "x",
    "12", " ", "\\over", "\\mathbf", "\\color{red}", "\\sum", "\\limits", "\\hline", "\\not", "\\ce{",
    "->", "\\middle|", "\\big(", "\\hspace{1em}", "\\tag{1}", "%", "\n", "λ", "я", "\\", "\\hat",
    "\\overset", "\\substack{", "\\begin{aligned}", "\\end{aligned}", "#", "~", "\\binom", "\\dots",
  };

  for (guint round = 0; round < 20000; round++) {
    g_autoptr(GString) tex = g_string_new (NULL);
    g_autoptr(CauserieMath) math = NULL;
    guint n = g_test_rand_int_range (1, round % 100 == 0 ? 1000 : 12);

    for (guint i = 0; i < n; i++)
      g_string_append (tex, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    math = causerie_math_parse (tex->str, tex->len, round % 2 == 0);
    if (math != NULL) {
      g_autofree char *outline = dup_math_outline (math);
      g_autofree char *unicode = causerie_math_dup_unicode (math);
      g_autofree char *speech = causerie_math_dup_speech (math);

      g_assert_true (g_utf8_validate (outline, -1, NULL));
      g_assert_true (g_utf8_validate (unicode, -1, NULL) && g_utf8_validate (speech, -1, NULL));
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/math-parser/symbols", test_symbols);
  g_test_add_func ("/math-parser/classes", test_classes);
  g_test_add_func ("/math-parser/scripts", test_scripts);
  g_test_add_func ("/math-parser/fractions", test_fractions);
  g_test_add_func ("/math-parser/fences", test_fences);
  g_test_add_func ("/math-parser/words", test_words);
  g_test_add_func ("/math-parser/alphabets", test_alphabets);
  g_test_add_func ("/math-parser/looks", test_looks);
  g_test_add_func ("/math-parser/tables", test_tables);
  g_test_add_func ("/math-parser/chemistry", test_chemistry);
  g_test_add_func ("/math-parser/sheet", test_sheet);
  g_test_add_func ("/math-parser/table-order", test_table_order);
  g_test_add_func ("/math-parser/bounds", test_bounds);
  g_test_add_func ("/math-parser/random", test_random);

  return g_test_run ();
}
