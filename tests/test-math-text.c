/* test-math-text.c: formulas as plain text and in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math.h"

#include <string.h>

typedef struct {
  const char *tex;
  const char *text;
} Case;

static void
check_case (const Case *c, char *(*dup_text) (CauserieMath *self))
{
  g_autoptr(CauserieMath) math = causerie_math_parse (c->tex, strlen (c->tex), TRUE);
  g_autofree char *text = NULL;

  g_assert_nonnull (math);
  text = dup_text (math);
  if (strcmp (text, c->text) != 0) {
    g_test_message ("%s is \"%s\", not \"%s\"", c->tex, text, c->text);
    g_test_fail ();
  }
}

static void
test_unicode (void)
{
  static const Case cases[] = {
    { "", "" },
    { "E=mc^2", "E = mc²" },
    { "x=\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}", "x = (−b ± √(b² − 4ac))/(2a)" },
    { "x^2+\\sqrt2", "x² + √2" },
    { "\\frac{a+b}{c}", "(a + b)/c" },
    { "\\frac12mv^2", "(1/2)mv²" },
    { "-\\frac{\\partial f}{\\partial x}", "−∂f/∂x" },
    { "\\frac{8\\pi G}{c^4}", "8πG/c⁴" },
    { "\\frac{1}{ab}", "1/(ab)" },
    { "\\frac{f(x)}{g(x)}", "f(x)/g(x)" },
    { "\\frac{f(x)+(1)}{2}", "(f(x) + (1))/2" },
    { "(\\sqrt2)^2+{\\sqrt2}^2", "(√2)² + (√2)²" },
    { "\\sqrt[3]x\\sqrt[4]x\\sqrt[n]x\\sqrt[q]{xy}", "∛x∜xⁿ√x(q)√(xy)" },
    { "x_i^{n+1}, x_{ij}, x_q, x^{ab+\\pi}", "xᵢⁿ⁺¹, xᵢⱼ, x_q, x^(ab + π)" },
    { "p_{\\text{max}}^{\\text{at most}}", "p_max^(at most)" },
    { "f''(x), 90^\\circ, A^\\top, z^*", "f″(x), 90°, Aᵀ, z*" },
    { "\\sum_{i=1}^n i", "∑ᵢ₌₁ⁿ i" },
    { "\\int_0^1 f(x)\\,dx", "∫₀¹ f(x) dx" },
    { "\\lim_{x\\to0}\\sin x", "lim_(x → 0) sin x" },
    { "\\mathbb{R},\\mathcal{L},\\mathbf{x},\\mathrm{pH}", "ℝ, ℒ, x, pH" },
    { "\\hat x+\\overline{z}+\\overline{AB}", "x̂ + z̅ + AB" },
    { "\\binom nk", "(n¦k)" },
    { "\\left\\{x\\middle|\\,x>0\\right\\}", "{x| x > 0}" },
    { "\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}", "(a, b; c, d)" },
    { "\\begin{aligned}a&=b\\\\&=c\\\\d&=e\\end{aligned}", "a = b = c; d = e" },
    { "\\begin{cases}1&x>0\\\\0&\\text{else}\\end{cases}", "{1, x > 0; 0, else" },
    { "a=b\\tag{1}", "a = b (1)" },
    { "A\\xrightarrow{k}B", "A →ᵏ B" },
    { "\\ce{2H2O}", "2 H₂O" },
    { "{}^{14}C", "¹⁴C" },
    { "\\boxed{\\cancel{x}}\\phantom{y}", "x" },
    { "\\not\\vdots", "⋮\u0338" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i], causerie_math_dup_unicode);
}

static void
test_speech (void)
{
  static const Case cases[] = {
    { "", "" },
    { "E=mc^2", "E equals m c squared" },
    { "x_1+y^3", "x sub 1 plus y cubed" },
    { "x_{t+1}^{-1}", "x sub t plus 1, end of index to the minus 1, end of exponent" },
    { "x=\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}",
      "x equals fraction minus b plus or minus root of b squared minus 4 a c, end of root over 2 a, "
      "end of fraction" },
    { "\\frac12", "1 over 2" },
    { "10^{6}", "10 to the 6" },
    { "3.14", "3.14" },
    { "\\sqrt[3]{27}", "cube root of 27, end of root" },
    { "\\sum_{i=1}^n i", "sum from i equals 1 to n of i" },
    { "\\int_0^1 x\\,dx", "integral from 0 to 1 of x d x" },
    { "\\lim_{x\\to0}f", "lim over x to 0 of f" },
    { "\\overset{!}{=}", "equals with factorial above" },
    { "\\vec a\\cdot\\hat n+\\bar x", "vector a times n hat plus x bar" },
    { "f'(x)\\ne\\infty", "f prime open bracket x close bracket is not equal to infinity" },
    { "\\binom nk", "n choose k" },
    { "\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}",
      "open square bracket 1, 2; 3, 4 close square bracket" },
    { "90^\\circ, A^\\top", "90 degrees, A transposed" },
    { "\\forall x\\in A", "for all x is in A" },
    { "{}^{14}C", "to the 14 C" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i], causerie_math_dup_speech);
}

/* What would take long to listen to is plain text instead. */
static void
test_long_speech (void)
{
  g_autoptr(GString) tex = g_string_new ("x");
  g_autoptr(CauserieMath) math = NULL;
  g_autofree char *unicode = NULL, *speech = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (tex, "+x^2");
  math = causerie_math_parse (tex->str, tex->len, FALSE);
  g_assert_nonnull (math);

  unicode = causerie_math_dup_unicode (math);
  speech = causerie_math_dup_speech (math);
  g_assert_cmpstr (speech, ==, unicode);
  g_assert_true (g_str_has_prefix (speech, "x + x² + x²"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/math-text/unicode", test_unicode);
  g_test_add_func ("/math-text/speech", test_speech);
  g_test_add_func ("/math-text/long-speech", test_long_speech);

  return g_test_run ();
}
