/* math-formulas.h: 120 formulas as models write them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* For the sheet that is looked at (math-sheet) and the tests of the layout. All are display formulas but those that
 * begin with "~": these stand in a line of text. */
static const char * const math_formulas[] = {
  /* school */
  "x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}",
  "a^2 + b^2 = c^2",
  "(a+b)^3 = a^3 + 3a^2b + 3ab^2 + b^3",
  "\\frac{1}{2} + \\frac{1}{3} = \\frac{5}{6}",
  "\\sqrt[3]{27} = 3, \\quad \\sqrt{2} \\approx 1.414",
  "\\sin^2\\theta + \\cos^2\\theta = 1",
  "\\log_2 8 = 3 \\iff 2^3 = 8",
  "|x| = \\begin{cases} x, & x \\ge 0 \\\\ -x, & x < 0 \\end{cases}",
  "12{,}5\\,\\text{km} : 2.5\\,\\mathrm{h} = 5\\,\\frac{\\mathrm{km}}{\\mathrm{h}}",
  "A = \\pi r^2, \\qquad C = 2\\pi r",
  "y - y_1 = m(x - x_1)",
  "\\frac{\\frac{a}{b}}{\\frac{c}{d}} = \\frac{ad}{bc}",

  /* in a line of text */
  "~x^2 + y^2 = r^2", "~\\frac{a}{b}", "~\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}", "~e^{i\\pi} + 1 = 0", "~O(n \\log n)",
  "~\\int_0^1 x^2\\,dx = \\tfrac{1}{3}", "~\\lim_{x \\to 0} \\frac{\\sin x}{x} = 1", "~f\\colon A \\to B", "~\\sqrt{x}",
  "~\\alpha, \\beta, \\gamma \\in \\mathbb{R}", "~p(x \\mid y)", "~\\binom{n}{k}",

  /* analysis */
  "f'(x) = \\lim_{h \\to 0} \\frac{f(x+h) - f(x)}{h}",
  "\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}",
  "\\int u\\,dv = uv - \\int v\\,du",
  "\\iint_D f(x,y)\\,dA = \\int_a^b \\int_{g_1(x)}^{g_2(x)} f(x,y)\\,dy\\,dx",
  "\\oint_{\\partial S} \\mathbf{F} \\cdot d\\mathbf{r} = \\iint_S (\\nabla \\times \\mathbf{F}) \\cdot d\\mathbf{S}",
  "\\frac{d}{dx}\\left[\\int_a^x f(t)\\,dt\\right] = f(x)",
  "\\frac{\\partial^2 u}{\\partial t^2} = c^2 \\nabla^2 u",
  "f(x) = \\sum_{n=0}^{\\infty} \\frac{f^{(n)}(a)}{n!}(x-a)^n",
  "\\left. \\frac{x^3}{3} \\right|_0^1 = \\frac{1}{3}",
  "\\forall \\varepsilon > 0 \\; \\exists \\delta > 0 : |x - a| < \\delta \\implies |f(x) - f(a)| < \\varepsilon",
  "\\zeta(s) = \\sum_{n=1}^\\infty \\frac{1}{n^s} = \\prod_{p\\text{ prime}} \\frac{1}{1 - p^{-s}}",
  "\\Gamma(z) = \\int_0^\\infty t^{z-1} e^{-t}\\,dt",
  "\\nabla \\cdot \\mathbf{E} = \\frac{\\rho}{\\varepsilon_0}",
  "e = \\lim_{n\\to\\infty} \\left(1 + \\frac{1}{n}\\right)^n",
  "\\limsup_{n \\to \\infty} a_n = \\inf_{n} \\sup_{m \\ge n} a_m",
  "\\|f\\|_p = \\left( \\int_X |f|^p \\, d\\mu \\right)^{1/p}",
  "\\hat{f}(\\xi) = \\int_{-\\infty}^{\\infty} f(x) e^{-2\\pi i x \\xi}\\,dx",
  "\\iiint_V (\\nabla \\cdot \\vec{F})\\,dV = \\oiint_{\\partial V} \\vec{F} \\cdot \\hat{n}\\,dS",

  /* algebra */
  "A = \\begin{pmatrix} a_{11} & a_{12} & \\cdots & a_{1n} \\\\ a_{21} & a_{22} & \\cdots & a_{2n} \\\\ \\vdots & \\vdots & "
  "\\ddots & \\vdots \\\\ a_{m1} & a_{m2} & \\cdots & a_{mn} \\end{pmatrix}",
  "\\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix} \\begin{bmatrix} x \\\\ y \\end{bmatrix} = \\begin{bmatrix} x \\\\ y "
  "\\end{bmatrix}",
  "\\det(A) = \\begin{vmatrix} a & b \\\\ c & d \\end{vmatrix} = ad - bc",
  "A\\mathbf{v} = \\lambda\\mathbf{v}",
  "A^{-1} = \\frac{1}{\\det A} \\operatorname{adj}(A)",
  "\\left(\\begin{array}{cc|c} 1 & 2 & 3 \\\\ 4 & 5 & 6 \\end{array}\\right)",
  "\\mathbf{a} \\times \\mathbf{b} = \\begin{vmatrix} \\mathbf{i} & \\mathbf{j} & \\mathbf{k} \\\\ a_1 & a_2 & a_3 \\\\ b_1 & "
  "b_2 & b_3 \\end{vmatrix}",
  "\\langle u, v \\rangle = \\sum_{i=1}^n u_i \\overline{v_i}",
  "\\operatorname{rank}(A) + \\dim\\ker A = n",
  "(x + y)^n = \\sum_{k=0}^{n} \\binom{n}{k} x^{n-k} y^k",
  "\\bigl(\\begin{smallmatrix} a & b \\\\ c & d \\end{smallmatrix}\\bigr)",
  "V \\cong \\mathbb{F}^n, \\quad W^\\perp = \\{ v \\in V \\mid \\langle v, w \\rangle = 0 \\;\\forall w \\in W \\}",
  "\\prod_{i=1}^{n} a_i, \\quad \\bigcup_{i \\in I} A_i, \\quad \\bigoplus_{k=0}^{m} V_k",
  "x \\equiv a \\pmod{n}",

  /* chance */
  "P(A \\mid B) = \\frac{P(B \\mid A)\\,P(A)}{P(B)}",
  "f(x) = \\frac{1}{\\sigma\\sqrt{2\\pi}} \\exp\\left(-\\frac{(x-\\mu)^2}{2\\sigma^2}\\right)",
  "\\mathbb{E}[X] = \\sum_{x} x\\,p(x), \\quad \\operatorname{Var}(X) = \\mathbb{E}[X^2] - (\\mathbb{E}[X])^2",
  "\\bar{x} = \\frac{1}{n}\\sum_{i=1}^n x_i, \\qquad s^2 = \\frac{1}{n-1}\\sum_{i=1}^n (x_i - \\bar{x})^2",
  "X \\sim \\mathcal{N}(\\mu, \\sigma^2)",
  "P(X = k) = \\binom{n}{k} p^k (1-p)^{n-k}",
  "H(X) = -\\sum_{i} p_i \\log_2 p_i",
  "D_{\\mathrm{KL}}(P \\parallel Q) = \\int p(x) \\ln \\frac{p(x)}{q(x)}\\,dx",
  "r_{xy} = \\frac{\\sum_i (x_i-\\bar{x})(y_i-\\bar{y})}{\\sqrt{\\sum_i (x_i-\\bar{x})^2 \\sum_i (y_i-\\bar{y})^2}}",
  "\\hat{\\beta} = (X^\\top X)^{-1} X^\\top y",

  /* machines that learn */
  "\\text{softmax}(z_i) = \\frac{e^{z_i}}{\\sum_{j=1}^{K} e^{z_j}}",
  "\\text{Attention}(Q, K, V) = \\text{softmax}\\left(\\frac{QK^T}{\\sqrt{d_k}}\\right)V",
  "\\theta_{t+1} = \\theta_t - \\eta \\nabla_\\theta \\mathcal{L}(\\theta_t)",
  "\\sigma(x) = \\frac{1}{1 + e^{-x}}",
  "\\mathcal{L} = -\\frac{1}{N}\\sum_{i=1}^{N}\\left[y_i \\log \\hat{y}_i + (1-y_i)\\log(1-\\hat{y}_i)\\right]",
  "h_t = \\tanh(W_{hh} h_{t-1} + W_{xh} x_t + b_h)",
  "\\hat{y} = \\underset{c}{\\operatorname{arg\\,max}}\\; p(c \\mid \\mathbf{x})",
  "Q(s,a) \\leftarrow Q(s,a) + \\alpha \\left[ r + \\gamma \\max_{a'} Q(s',a') - Q(s,a) \\right]",

  /* computing */
  "T(n) = 2T\\left(\\left\\lfloor \\frac{n}{2} \\right\\rfloor\\right) + \\Theta(n)",
  "\\log_b(xy) = \\log_b x + \\log_b y",
  "F_n = \\frac{\\varphi^n - \\psi^n}{\\sqrt{5}}",
  "\\neg(p \\land q) \\equiv \\neg p \\lor \\neg q",
  "A \\cup B = \\{x : x \\in A \\lor x \\in B\\}, \\quad A \\setminus B \\subseteq A, \\quad \\varnothing \\subset A",
  "\\lceil x \\rceil - \\lfloor x \\rfloor \\in \\{0, 1\\}",
  "a \\oplus b \\otimes c \\ll 2^{64}",
  "\\sum_{\\substack{0 < i < m \\\\ 0 < j < n}} P(i,j)",

  /* nature */
  "E = mc^2",
  "i\\hbar\\frac{\\partial}{\\partial t}\\Psi(\\mathbf{r},t) = \\hat{H}\\Psi(\\mathbf{r},t)",
  "\\vec{F} = m\\vec{a} = \\frac{d\\vec{p}}{dt}",
  "F = G\\frac{m_1 m_2}{r^2}",
  "R_{\\mu\\nu} - \\frac{1}{2}R\\,g_{\\mu\\nu} + \\Lambda g_{\\mu\\nu} = \\frac{8\\pi G}{c^4}T_{\\mu\\nu}",
  "\\langle \\psi | \\hat{A} | \\psi \\rangle",
  "\\Delta x\\,\\Delta p \\geq \\frac{\\hbar}{2}",
  "PV = nRT",
  "\\ce{2H2 + O2 -> 2H2O}",
  "\\mathrm{CO_2} + \\mathrm{H_2O} \\rightleftharpoons \\mathrm{H_2CO_3}",
  "t' = \\frac{t - vx/c^2}{\\sqrt{1 - v^2/c^2}}",
  "S = k_B \\ln \\Omega",
  "\\mathcal{L} = \\frac{1}{2}\\partial_\\mu\\phi\\,\\partial^\\mu\\phi - \\frac{1}{2}m^2\\phi^2",
  "{}^{14}_{\\phantom{1}6}\\mathrm{C} \\to {}^{14}_{\\phantom{1}7}\\mathrm{N} + e^- + \\bar{\\nu}_e",
  "\\ddot{x} + 2\\zeta\\omega_0\\dot{x} + \\omega_0^2 x = 0",

  /* how it is set */
  "\\begin{aligned} (x+1)^2 &= x^2 + 2x + 1 \\\\ &= x(x+2) + 1 \\end{aligned}",
  "\\begin{align} 2x + 3y &= 7 \\tag{1} \\\\ x - y &= 1 \\tag{2} \\end{align}",
  "\\underbrace{1 + 2 + \\cdots + n}_{n \\text{ terms}} = \\overbrace{\\frac{n(n+1)}{2}}^{\\text{Gauss}}",
  "\\boxed{E = \\hbar\\omega}",
  "\\color{#c01c28}{a^2} + \\textcolor{blue}{b^2} = \\colorbox{yellow}{$c^2$}",
  "A \\xrightarrow{f} B \\xleftarrow[g]{\\text{long name}} C",
  "\\cfrac{1}{1 + \\cfrac{1}{1 + \\cfrac{1}{1 + x}}}",
  "\\widehat{abc}, \\widetilde{xyz}, \\overline{AB}, \\overrightarrow{AB}, \\hat{a}, \\tilde{n}, \\vec{v}, \\dot{q}",
  "\\left\\{ \\left[ \\left( \\left| \\frac{a}{b} \\right| \\right) \\right] \\right\\}",
  "\\sqrt{1 + \\sqrt{1 + \\sqrt{1 + \\sqrt{1 + x}}}}",
  "x^{y^{z^w}}_{a_{b_c}} + {\\left(\\frac{1}{2}\\right)}^{\\!2}",
  "\\frac{\\cancel{2}\\cdot 3}{\\cancel{2}\\cdot 5} = \\frac{3}{5}",
  "\\mathbb{NZQRC} \\; \\mathcal{ABCXYZ} \\; \\mathfrak{abcg} \\; \\mathsf{Sans} \\; \\mathtt{mono} \\; \\mathbf{bold} \\; "
  "\\boldsymbol{\\alpha\\beta}",
  "\\text{Если } x > 0, \\text{ то } \\sqrt{x^2} = x",
  "a \\neq b \\not\\in C \\leqslant d \\ngeq e \\propto f \\perp g \\therefore h",
  "f(n) = \\begin{cases} n/2 & \\text{if } n \\text{ is even,} \\\\ 3n+1 & \\text{otherwise.} \\end{cases}",
  "\\Biggl( \\biggl( \\Bigl( \\bigl( (x) \\bigr) \\Bigr) \\biggr) \\Biggr)",
  "\\overset{!}{=} \\quad \\stackrel{\\text{def}}{=} \\quad \\underset{x \\to 0}{\\longrightarrow} \\quad f''' \\; g^{\\prime}_n",
  "\\left\\langle \\phi \\,\\middle|\\, \\frac{\\partial H}{\\partial t} \\,\\middle|\\, \\psi \\right\\rangle",
};
