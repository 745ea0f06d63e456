/* causerie-math-command.c: what reads each command
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-command.h"

#include <stdlib.h>
#include <string.h>

#define READ(name)     causerie_math_read_##name
#define IS(name)       CAUSERIE_MATH_##name
#define ALPHABET(name) CAUSERIE_MATH_ALPHABET_##name
#define INFIX(name)    CAUSERIE_MATH_INFIX_##name
#define LIMITS(name)   CAUSERIE_MATH_LIMITS_##name
#define MODULUS(name)  CAUSERIE_MATH_MODULUS_##name
#define STYLE(name)    CAUSERIE_MATH_STYLE_##name
#define TEXT(name)     CAUSERIE_MATH_TEXT_##name

#define OVER      CAUSERIE_MATH_SET_OVER
#define UNDER     CAUSERIE_MATH_SET_UNDER
#define STRETCHES CAUSERIE_MATH_ACCENT_STRETCHES
#define VISIBLE   CAUSERIE_MATH_PHANTOM_VISIBLE
#define NO_WIDTH  CAUSERIE_MATH_PHANTOM_NO_WIDTH
#define NO_HEIGHT CAUSERIE_MATH_PHANTOM_NO_HEIGHT
#define LEFT      CAUSERIE_MATH_PHANTOM_LEFT
#define RIGHT     CAUSERIE_MATH_PHANTOM_RIGHT

/* Sorted by bytes. Characters of accents are the combining ones. */
static const CauserieMathCommand commands[] = {
  { " ", READ (space), 6 }, { "!", READ (space), -3 }, { ",", READ (space), 3 },
  { "-", READ (nothing) }, { "/", READ (nothing) }, { ":", READ (space), 4 },
  { ";", READ (space), 5 }, { ">", READ (space), 4 },
  { "Bbb", READ (alphabet), ALPHABET (DOUBLE_STRUCK) }, { "Big", READ (big), 2, IS (ORD) },
  { "Bigg", READ (big), 4, IS (ORD) }, { "Biggl", READ (big), 4, IS (OPEN) },
  { "Biggm", READ (big), 4, IS (REL) }, { "Biggr", READ (big), 4, IS (CLOSE) },
  { "Bigl", READ (big), 2, IS (OPEN) }, { "Bigm", READ (big), 2, IS (REL) },
  { "Bigr", READ (big), 2, IS (CLOSE) }, { "Bra", READ (around), U'⟨', U'|' },
  { "Braket", READ (around), U'⟨', U'⟩' }, { "Cov", READ (function), LIMITS (NEVER) },
  { "Huge", READ (nothing) }, { "Ket", READ (around), U'|', U'⟩' }, { "LARGE", READ (nothing) },
  { "Large", READ (nothing) }, { "Pr", READ (function), LIMITS (DISPLAY) },
  { "Set", READ (around), U'{', U'}' }, { "Tr", READ (function), LIMITS (NEVER) },
  { "Var", READ (function), LIMITS (NEVER) }, { "abs", READ (around), U'|', U'|' },
  { "acute", READ (accent), 0x0301 }, { "allowbreak", READ (nothing) },
  { "arccos", READ (function), LIMITS (NEVER) }, { "arccot", READ (function), LIMITS (NEVER) },
  { "arccsc", READ (function), LIMITS (NEVER) }, { "arcctg", READ (function), LIMITS (NEVER) },
  { "arcosh", READ (function), LIMITS (NEVER) }, { "arcsec", READ (function), LIMITS (NEVER) },
  { "arcsin", READ (function), LIMITS (NEVER) }, { "arctan", READ (function), LIMITS (NEVER) },
  { "arctg", READ (function), LIMITS (NEVER) }, { "arg", READ (function), LIMITS (NEVER) },
  { "argmax", READ (function), LIMITS (DISPLAY) }, { "argmin", READ (function), LIMITS (DISPLAY) },
  { "arsinh", READ (function), LIMITS (NEVER) }, { "artanh", READ (function), LIMITS (NEVER) },
  { "atop", READ (infix), INFIX (ATOP) }, { "bar", READ (accent), 0x0304 },
  { "bcancel", READ (enclosure), IS (FALLING) }, { "begin", READ (environment) },
  { "bf", READ (alphabet_switch), ALPHABET (BOLD) },
  { "bfseries", READ (alphabet_switch), ALPHABET (BOLD) }, { "big", READ (big), 1, IS (ORD) },
  { "bigg", READ (big), 3, IS (ORD) }, { "biggl", READ (big), 3, IS (OPEN) },
  { "biggm", READ (big), 3, IS (REL) }, { "biggr", READ (big), 3, IS (CLOSE) },
  { "bigl", READ (big), 1, IS (OPEN) }, { "bigm", READ (big), 1, IS (REL) },
  { "bigr", READ (big), 1, IS (CLOSE) }, { "binom", READ (binomial), STYLE (INHERIT) },
  { "bm", READ (alphabet), ALPHABET (BOLD_ITALIC) },
  { "bmod", READ (modulus), 0, MODULUS (BINARY) }, { "bold", READ (alphabet), ALPHABET (BOLD) },
  { "boldsymbol", READ (alphabet), ALPHABET (BOLD_ITALIC) },
  { "boxed", READ (enclosure), IS (BOXED) }, { "bra", READ (around), U'⟨', U'|' },
  { "brace", READ (infix), INFIX (BRACE) }, { "brack", READ (infix), INFIX (BRACK) },
  { "braket", READ (around), U'⟨', U'⟩' }, { "breve", READ (accent), 0x0306 },
  { "cal", READ (alphabet_switch), ALPHABET (SCRIPT) }, { "cancel", READ (enclosure), IS (RISING) },
  { "ce", READ (chemistry) }, { "ceil", READ (around), U'⌈', U'⌉' },
  { "cfrac", READ (fraction), STYLE (DISPLAY), TRUE }, { "ch", READ (function), LIMITS (NEVER) },
  { "check", READ (accent), 0x030c }, { "choose", READ (infix), INFIX (CHOOSE) },
  { "clap", READ (phantom), 0, VISIBLE | NO_WIDTH }, { "color", READ (color) },
  { "colorbox", READ (color_box) }, { "cos", READ (function), LIMITS (NEVER) },
  { "cosec", READ (function), LIMITS (NEVER) }, { "cosh", READ (function), LIMITS (NEVER) },
  { "cot", READ (function), LIMITS (NEVER) }, { "cotg", READ (function), LIMITS (NEVER) },
  { "coth", READ (function), LIMITS (NEVER) }, { "csc", READ (function), LIMITS (NEVER) },
  { "csch", READ (function), LIMITS (NEVER) }, { "ctg", READ (function), LIMITS (NEVER) },
  { "cth", READ (function), LIMITS (NEVER) }, { "dbinom", READ (binomial), STYLE (DISPLAY) },
  { "ddddot", READ (accent), 0x20dc }, { "dddot", READ (accent), 0x20db },
  { "ddot", READ (accent), 0x0308 }, { "deg", READ (function), LIMITS (NEVER) },
  { "det", READ (function), LIMITS (DISPLAY) }, { "dfrac", READ (fraction), STYLE (DISPLAY) },
  { "diag", READ (function), LIMITS (NEVER) }, { "dim", READ (function), LIMITS (NEVER) },
  { "displaybreak", READ (nothing) }, { "displaylimits", READ (limits), LIMITS (DISPLAY) },
  { "displaystyle", READ (style), STYLE (DISPLAY) }, { "dot", READ (accent), 0x0307 },
  { "dots", READ (dots) }, { "emph", READ (text), TEXT (ITALIC) }, { "enskip", READ (space), 9 },
  { "enspace", READ (space), 9 }, { "ensuremath", READ (same) },
  { "erf", READ (function), LIMITS (NEVER) }, { "erfc", READ (function), LIMITS (NEVER) },
  { "exp", READ (function), LIMITS (NEVER) }, { "fbox", READ (enclosure), IS (BOXED), TRUE },
  { "fcolorbox", READ (framed_color_box) }, { "floor", READ (around), U'⌊', U'⌋' },
  { "footnotesize", READ (nothing) }, { "frac", READ (fraction), STYLE (INHERIT) },
  { "frak", READ (alphabet), ALPHABET (FRAKTUR) },
  { "framebox", READ (enclosure), IS (BOXED), TRUE }, { "gcd", READ (function), LIMITS (DISPLAY) },
  { "genfrac", READ (genfrac) }, { "grave", READ (accent), 0x0300 },
  { "hat", READ (accent), 0x0302 }, { "hbox", READ (text), TEXT (ROMAN) },
  { "hom", READ (function), LIMITS (NEVER) }, { "hphantom", READ (phantom), 0, NO_HEIGHT },
  { "hskip", READ (length) }, { "hspace", READ (length) }, { "huge", READ (nothing) },
  { "id", READ (function), LIMITS (NEVER) }, { "iff", READ (spaced), U'⟺' },
  { "im", READ (function), LIMITS (NEVER) }, { "impliedby", READ (spaced), U'⟸' },
  { "implies", READ (spaced), U'⟹' }, { "inf", READ (function), LIMITS (DISPLAY) },
  { "injlim", READ (function), LIMITS (DISPLAY) },
  { "it", READ (alphabet_switch), ALPHABET (ITALIC) },
  { "itshape", READ (alphabet_switch), ALPHABET (ITALIC) },
  { "ker", READ (function), LIMITS (NEVER) }, { "kern", READ (length) },
  { "ket", READ (around), U'|', U'⟩' }, { "label", READ (nothing), 0, 1 },
  { "large", READ (nothing) }, { "lb", READ (function), LIMITS (NEVER) },
  { "lcm", READ (function), LIMITS (DISPLAY) }, { "left", READ (fence) },
  { "lg", READ (function), LIMITS (NEVER) }, { "lim", READ (function), LIMITS (DISPLAY) },
  { "liminf", READ (function), LIMITS (DISPLAY) }, { "limits", READ (limits), LIMITS (ALWAYS) },
  { "limsup", READ (function), LIMITS (DISPLAY) },
  { "llap", READ (phantom), 0, VISIBLE | NO_WIDTH | RIGHT },
  { "ln", READ (function), LIMITS (NEVER) }, { "log", READ (function), LIMITS (NEVER) },
  { "mathbb", READ (alphabet), ALPHABET (DOUBLE_STRUCK) },
  { "mathbbm", READ (alphabet), ALPHABET (DOUBLE_STRUCK) },
  { "mathbf", READ (alphabet), ALPHABET (BOLD) },
  { "mathbfcal", READ (alphabet), ALPHABET (SCRIPT) },
  { "mathbfit", READ (alphabet), ALPHABET (BOLD_ITALIC) },
  { "mathbfup", READ (alphabet), ALPHABET (BOLD) }, { "mathbin", READ (class), IS (BIN) },
  { "mathcal", READ (alphabet), ALPHABET (SCRIPT) },
  { "mathclap", READ (phantom), 0, VISIBLE | NO_WIDTH }, { "mathclose", READ (class), IS (CLOSE) },
  { "mathds", READ (alphabet), ALPHABET (DOUBLE_STRUCK) },
  { "mathfrak", READ (alphabet), ALPHABET (FRAKTUR) }, { "mathinner", READ (class), IS (INNER) },
  { "mathit", READ (alphabet), ALPHABET (ITALIC) },
  { "mathllap", READ (phantom), 0, VISIBLE | NO_WIDTH | RIGHT },
  { "mathnormal", READ (alphabet), ALPHABET (NORMAL) }, { "mathop", READ (class), IS (OP) },
  { "mathopen", READ (class), IS (OPEN) }, { "mathord", READ (class), IS (ORD) },
  { "mathpunct", READ (class), IS (PUNCT) }, { "mathrel", READ (class), IS (REL) },
  { "mathring", READ (accent), 0x030a },
  { "mathrlap", READ (phantom), 0, VISIBLE | NO_WIDTH | LEFT },
  { "mathrm", READ (alphabet), ALPHABET (ROMAN) },
  { "mathscr", READ (alphabet), ALPHABET (SCRIPT) }, { "mathsf", READ (alphabet), ALPHABET (SANS) },
  { "mathstrut", READ (nothing) }, { "mathtt", READ (alphabet), ALPHABET (MONO) },
  { "mathup", READ (alphabet), ALPHABET (ROMAN) }, { "max", READ (function), LIMITS (DISPLAY) },
  { "mbox", READ (text), TEXT (ROMAN) }, { "medspace", READ (space), 4 },
  { "middle", READ (middle) }, { "min", READ (function), LIMITS (DISPLAY) },
  { "mkern", READ (length) }, { "mod", READ (modulus), 0, MODULUS (BARE) },
  { "mskip", READ (length) }, { "mspace", READ (length) }, { "negmedspace", READ (space), -4 },
  { "negthickspace", READ (space), -5 }, { "negthinspace", READ (space), -3 },
  { "nobreak", READ (nothing) }, { "nobreakspace", READ (space), 6 },
  { "nolimits", READ (limits), LIMITS (NEVER) }, { "nonumber", READ (nothing) },
  { "norm", READ (around), U'‖', U'‖' }, { "normalsize", READ (nothing) }, { "not", READ (not) },
  { "notag", READ (nothing) }, { "operatorname", READ (operator_name) },
  { "operatornamewithlimits", READ (operator_name) }, { "over", READ (infix), INFIX (OVER) },
  { "overbrace", READ (brace), U'⏞', STRETCHES }, { "overbracket", READ (brace), U'⎴', STRETCHES },
  { "overleftarrow", READ (accent), 0x20d6, STRETCHES },
  { "overleftrightarrow", READ (accent), 0x20e1, STRETCHES },
  { "overline", READ (accent), 0, STRETCHES }, { "overparen", READ (brace), U'⏜', STRETCHES },
  { "overrightarrow", READ (accent), 0x20d7, STRETCHES }, { "overset", READ (set), 0, OVER },
  { "overunderset", READ (set), 0, OVER | UNDER }, { "phantom", READ (phantom) },
  { "plim", READ (function), LIMITS (DISPLAY) }, { "pmb", READ (alphabet), ALPHABET (BOLD_ITALIC) },
  { "pmod", READ (modulus), 0, MODULUS (FENCED) }, { "pod", READ (modulus), 0, MODULUS (NAMELESS) },
  { "projlim", READ (function), LIMITS (DISPLAY) }, { "qquad", READ (space), 36 },
  { "quad", READ (space), 18 }, { "rank", READ (function), LIMITS (NEVER) },
  { "relax", READ (nothing) }, { "rlap", READ (phantom), 0, VISIBLE | NO_WIDTH | LEFT },
  { "rm", READ (alphabet_switch), ALPHABET (ROMAN) },
  { "rmfamily", READ (alphabet_switch), ALPHABET (ROMAN) },
  { "scriptscriptstyle", READ (style), STYLE (SCRIPT_SCRIPT) }, { "scriptsize", READ (nothing) },
  { "scriptstyle", READ (style), STYLE (SCRIPT) }, { "sec", READ (function), LIMITS (NEVER) },
  { "sech", READ (function), LIMITS (NEVER) }, { "set", READ (around), U'{', U'}' },
  { "sf", READ (alphabet_switch), ALPHABET (SANS) }, { "sgn", READ (function), LIMITS (NEVER) },
  { "sh", READ (function), LIMITS (NEVER) }, { "sign", READ (function), LIMITS (NEVER) },
  { "sin", READ (function), LIMITS (NEVER) }, { "sinh", READ (function), LIMITS (NEVER) },
  { "small", READ (nothing) }, { "smash", READ (phantom), 0, VISIBLE | NO_HEIGHT },
  { "sout", READ (enclosure), IS (STRUCK), TRUE }, { "space", READ (space), 6 },
  { "span", READ (function), LIMITS (NEVER) }, { "sqrt", READ (root) },
  { "stackrel", READ (set), 0, OVER }, { "strut", READ (nothing) }, { "substack", READ (substack) },
  { "sup", READ (function), LIMITS (DISPLAY) },
  { "symbb", READ (alphabet), ALPHABET (DOUBLE_STRUCK) },
  { "symbf", READ (alphabet), ALPHABET (BOLD) },
  { "symbfit", READ (alphabet), ALPHABET (BOLD_ITALIC) },
  { "symcal", READ (alphabet), ALPHABET (SCRIPT) },
  { "symfrak", READ (alphabet), ALPHABET (FRAKTUR) },
  { "symit", READ (alphabet), ALPHABET (ITALIC) }, { "symrm", READ (alphabet), ALPHABET (ROMAN) },
  { "symscr", READ (alphabet), ALPHABET (SCRIPT) }, { "symsf", READ (alphabet), ALPHABET (SANS) },
  { "symtt", READ (alphabet), ALPHABET (MONO) }, { "symup", READ (alphabet), ALPHABET (ROMAN) },
  { "tag", READ (tag) }, { "tan", READ (function), LIMITS (NEVER) },
  { "tanh", READ (function), LIMITS (NEVER) }, { "tbinom", READ (binomial), STYLE (TEXT) },
  { "text", READ (text), TEXT (ROMAN) }, { "textbf", READ (text), TEXT (BOLD) },
  { "textcolor", READ (text_color) }, { "textit", READ (text), TEXT (ITALIC) },
  { "textmd", READ (text), TEXT (ROMAN) }, { "textnormal", READ (text), TEXT (ROMAN) },
  { "textrm", READ (text), TEXT (ROMAN) }, { "textsf", READ (text), TEXT (SANS) },
  { "textsl", READ (text), TEXT (ITALIC) }, { "textstyle", READ (style), STYLE (TEXT) },
  { "texttt", READ (text), TEXT (MONO) }, { "textup", READ (text), TEXT (ROMAN) },
  { "tfrac", READ (fraction), STYLE (TEXT) }, { "tg", READ (function), LIMITS (NEVER) },
  { "th", READ (function), LIMITS (NEVER) }, { "thickspace", READ (space), 5 },
  { "thinspace", READ (space), 3 }, { "tilde", READ (accent), 0x0303 }, { "tiny", READ (nothing) },
  { "tr", READ (function), LIMITS (NEVER) }, { "tt", READ (alphabet_switch), ALPHABET (MONO) },
  { "underbar", READ (accent), 0, STRETCHES | UNDER },
  { "underbrace", READ (brace), U'⏟', STRETCHES | UNDER },
  { "underbracket", READ (brace), U'⎵', STRETCHES | UNDER },
  { "underleftarrow", READ (accent), 0x20ee, STRETCHES | UNDER },
  { "underleftrightarrow", READ (accent), 0x034d, STRETCHES | UNDER },
  { "underline", READ (accent), 0, STRETCHES | UNDER },
  { "underparen", READ (brace), U'⏝', STRETCHES | UNDER },
  { "underrightarrow", READ (accent), 0x20ef, STRETCHES | UNDER },
  { "underset", READ (set), 0, UNDER }, { "utilde", READ (accent), 0x0330, STRETCHES | UNDER },
  { "vec", READ (accent), 0x20d7 }, { "vphantom", READ (phantom), 0, NO_WIDTH },
  { "vspace", READ (nothing), 0, 1 }, { "widecheck", READ (accent), 0x030c, STRETCHES },
  { "widehat", READ (accent), 0x0302, STRETCHES },
  { "widetilde", READ (accent), 0x0303, STRETCHES }, { "xLeftarrow", READ (arrow), U'⇐' },
  { "xLeftrightarrow", READ (arrow), U'⇔' }, { "xRightarrow", READ (arrow), U'⇒' },
  { "xcancel", READ (enclosure), IS (CROSSED) }, { "xhookleftarrow", READ (arrow), U'↩' },
  { "xhookrightarrow", READ (arrow), U'↪' }, { "xleftarrow", READ (arrow), U'←' },
  { "xleftharpoondown", READ (arrow), U'↽' }, { "xleftharpoonup", READ (arrow), U'↼' },
  { "xleftrightarrow", READ (arrow), U'↔' }, { "xleftrightharpoons", READ (arrow), U'⇋' },
  { "xlongequal", READ (arrow), U'=' }, { "xmapsto", READ (arrow), U'↦' },
  { "xrightarrow", READ (arrow), U'→' }, { "xrightharpoondown", READ (arrow), U'⇁' },
  { "xrightharpoonup", READ (arrow), U'⇀' }, { "xrightleftharpoons", READ (arrow), U'⇌' },
  { "xtofrom", READ (arrow), U'⇄' }, { "xtwoheadleftarrow", READ (arrow), U'↞' },
  { "xtwoheadrightarrow", READ (arrow), U'↠' },
};

typedef struct {
  const char *start;
  gsize       length;
} Name;

static int
compare_cb (const void *key, const void *element)
{
  const Name *name = key;
  const CauserieMathCommand *command = element;
  int order = strncmp (name->start, command->name, name->length);

  return order == 0 && command->name[name->length] != '\0' ? -1 : order;
}

const CauserieMathCommand *
causerie_math_command_find (const char *name, gsize length)
{
  Name key = { name, length };

  return bsearch (&key, commands, G_N_ELEMENTS (commands), sizeof *commands, compare_cb);
}
