/* causerie-math-symbol.c: the commands that are one character
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names and classes are those of plain TeX, LaTeX and amssymb; characters those of unicode-math. */

#include "causerie-math-symbol.h"

#include <stdlib.h>
#include <string.h>

#define VARIABLE CAUSERIE_MATH_SYMBOL_VARIABLE, CAUSERIE_MATH_ORD
#define OPERATOR CAUSERIE_MATH_SYMBOL_LARGE, CAUSERIE_MATH_OP
#define ORD      CAUSERIE_MATH_SYMBOL_ATOM, CAUSERIE_MATH_ORD
#define BIN      CAUSERIE_MATH_SYMBOL_ATOM, CAUSERIE_MATH_BIN
#define REL      CAUSERIE_MATH_SYMBOL_ATOM, CAUSERIE_MATH_REL
#define OPEN     CAUSERIE_MATH_SYMBOL_ATOM, CAUSERIE_MATH_OPEN
#define CLOSE    CAUSERIE_MATH_SYMBOL_ATOM, CAUSERIE_MATH_CLOSE
#define PUNCT    CAUSERIE_MATH_SYMBOL_ATOM, CAUSERIE_MATH_PUNCT
#define INNER    CAUSERIE_MATH_SYMBOL_ATOM, CAUSERIE_MATH_INNER

/* What keys type; the name is the character. */
static const CauserieMathSymbolInfo typed[] = {
  { "!", U'!', CLOSE }, { "(", U'(', OPEN }, { ")", U')', CLOSE }, { "*", U'∗', BIN },
  { "+", U'+', BIN }, { ",", U',', PUNCT }, { "-", U'−', BIN }, { ".", U'.', ORD },
  { "%", U'%', ORD }, { "/", U'/', ORD }, { ":", U':', REL }, { ";", U';', PUNCT }, { "<", U'<', REL },
  { "=", U'=', REL }, { ">", U'>', REL }, { "?", U'?', CLOSE }, { "@", U'@', ORD },
  { "[", U'[', OPEN }, { "]", U']', CLOSE }, { "`", U'‘', ORD }, { "|", U'|', ORD },
  { "\"", U'”', ORD }, { "−", U'−', BIN }, { "·", U'⋅', BIN },
};

/* Sorted by bytes. */
static const CauserieMathSymbolInfo symbols[] = {
  { "#", U'#', ORD }, { "$", U'$', ORD }, { "%", U'%', ORD }, { "&", U'&', ORD },
  { "AA", U'Å', ORD }, { "Alpha", U'Α', VARIABLE }, { "And", U'&', BIN }, { "Bbbk", U'𝕜', ORD },
  { "Beta", U'Β', VARIABLE }, { "Box", U'□', ORD }, { "Bumpeq", U'≎', REL }, { "C", U'ℂ', ORD },
  { "Cap", U'⋒', BIN }, { "Chi", U'Χ', VARIABLE }, { "Coloneqq", U'⩴', REL },
  { "Complex", U'ℂ', ORD }, { "Cup", U'⋓', BIN }, { "Darr", U'⇓', REL },
  { "Delta", U'Δ', VARIABLE }, { "Diamond", U'◇', ORD }, { "Doteq", U'≑', REL },
  { "Downarrow", U'⇓', REL }, { "Epsilon", U'Ε', VARIABLE }, { "Eta", U'Η', VARIABLE },
  { "Finv", U'Ⅎ', ORD }, { "Game", U'⅁', ORD }, { "Gamma", U'Γ', VARIABLE }, { "Harr", U'⇔', REL },
  { "Im", U'ℑ', ORD }, { "Iota", U'Ι', VARIABLE }, { "Join", U'⋈', REL },
  { "Kappa", U'Κ', VARIABLE }, { "L", U'Ł', ORD }, { "Lambda", U'Λ', VARIABLE },
  { "Larr", U'⇐', REL }, { "Leftarrow", U'⇐', REL }, { "Leftrightarrow", U'⇔', REL },
  { "Lleftarrow", U'⇚', REL }, { "Longleftarrow", U'⟸', REL }, { "Longleftrightarrow", U'⟺', REL },
  { "Longrightarrow", U'⟹', REL }, { "Lsh", U'↰', REL }, { "Mu", U'Μ', VARIABLE },
  { "N", U'ℕ', ORD }, { "Nu", U'Ν', VARIABLE }, { "Omega", U'Ω', VARIABLE },
  { "Omicron", U'Ο', VARIABLE }, { "P", U'¶', ORD }, { "Phi", U'Φ', VARIABLE },
  { "Pi", U'Π', VARIABLE }, { "Psi", U'Ψ', VARIABLE }, { "Q", U'ℚ', ORD }, { "QED", U'∎', ORD },
  { "R", U'ℝ', ORD }, { "Rarr", U'⇒', REL }, { "Re", U'ℜ', ORD }, { "Reals", U'ℝ', ORD },
  { "Rho", U'Ρ', VARIABLE }, { "Rightarrow", U'⇒', REL }, { "Rrightarrow", U'⇛', REL },
  { "Rsh", U'↱', REL }, { "S", U'§', ORD }, { "Sigma", U'Σ', VARIABLE }, { "Subset", U'⋐', REL },
  { "Supset", U'⋑', REL }, { "Tau", U'Τ', VARIABLE }, { "Theta", U'Θ', VARIABLE },
  { "Uarr", U'⇑', REL }, { "Uparrow", U'⇑', REL }, { "Updownarrow", U'⇕', REL },
  { "Upsilon", U'Υ', VARIABLE }, { "VDash", U'⊫', REL }, { "Vdash", U'⊩', REL },
  { "Vert", U'‖', ORD }, { "Vvdash", U'⊪', REL }, { "Xi", U'Ξ', VARIABLE }, { "Z", U'ℤ', ORD },
  { "Zeta", U'Ζ', VARIABLE }, { "_", U'_', ORD }, { "adots", U'⋰', INNER }, { "ae", U'æ', ORD },
  { "alef", U'ℵ', ORD }, { "aleph", U'ℵ', ORD }, { "alpha", U'α', VARIABLE },
  { "amalg", U'⨿', BIN }, { "angle", U'∠', ORD }, { "approx", U'≈', REL },
  { "approxeq", U'≊', REL }, { "ast", U'∗', BIN }, { "asymp", U'≍', REL },
  { "backepsilon", U'϶', REL }, { "backprime", U'‵', ORD }, { "backsim", U'∽', REL },
  { "backsimeq", U'⋍', REL }, { "backslash", U'\\', ORD }, { "barwedge", U'⊼', BIN },
  { "because", U'∵', REL }, { "beta", U'β', VARIABLE }, { "beth", U'ℶ', ORD },
  { "between", U'≬', REL }, { "bigcap", U'⋂', OPERATOR }, { "bigcirc", U'◯', BIN },
  { "bigcup", U'⋃', OPERATOR }, { "bigodot", U'⨀', OPERATOR }, { "bigoplus", U'⨁', OPERATOR },
  { "bigotimes", U'⨂', OPERATOR }, { "bigsqcup", U'⨆', OPERATOR }, { "bigstar", U'★', ORD },
  { "bigtriangledown", U'▽', BIN }, { "bigtriangleup", U'△', BIN }, { "biguplus", U'⨄', OPERATOR },
  { "bigvee", U'⋁', OPERATOR }, { "bigwedge", U'⋀', OPERATOR }, { "blacklozenge", U'⧫', ORD },
  { "blacksquare", U'■', ORD }, { "blacktriangle", U'▲', ORD }, { "blacktriangledown", U'▼', ORD },
  { "blacktriangleleft", U'◀', REL }, { "blacktriangleright", U'▶', REL }, { "bot", U'⊥', ORD },
  { "bowtie", U'⋈', REL }, { "boxdot", U'⊡', BIN }, { "boxminus", U'⊟', BIN },
  { "boxplus", U'⊞', BIN }, { "boxtimes", U'⊠', BIN }, { "bull", U'∙', BIN },
  { "bullet", U'∙', BIN }, { "bumpeq", U'≏', REL }, { "cap", U'∩', BIN }, { "cdot", U'⋅', BIN },
  { "cdotp", U'·', PUNCT }, { "cdots", U'⋯', INNER }, { "centerdot", U'⋅', BIN },
  { "checkmark", U'✓', ORD }, { "chi", U'χ', VARIABLE }, { "circ", U'∘', BIN },
  { "circeq", U'≗', REL }, { "circlearrowleft", U'↺', REL }, { "circlearrowright", U'↻', REL },
  { "circledR", U'®', ORD }, { "circledS", U'Ⓢ', ORD }, { "circledast", U'⊛', BIN },
  { "circledcirc", U'⊚', BIN }, { "circleddash", U'⊝', BIN }, { "clubsuit", U'♣', ORD },
  { "cnums", U'ℂ', ORD }, { "colon", U':', PUNCT }, { "coloncolon", U'∷', REL },
  { "coloncolonequals", U'⩴', REL }, { "coloneq", U'≔', REL }, { "coloneqq", U'≔', REL },
  { "colonequals", U'≔', REL }, { "complement", U'∁', ORD }, { "cong", U'≅', REL },
  { "coprod", U'∐', OPERATOR }, { "copyright", U'©', ORD }, { "cup", U'∪', BIN },
  { "curlyeqprec", U'⋞', REL }, { "curlyeqsucc", U'⋟', REL }, { "curlyvee", U'⋎', BIN },
  { "curlywedge", U'⋏', BIN }, { "curvearrowleft", U'↶', REL }, { "curvearrowright", U'↷', REL },
  { "dArr", U'⇓', REL }, { "dag", U'†', BIN }, { "dagger", U'†', BIN }, { "daleth", U'ℸ', ORD },
  { "darr", U'↓', REL }, { "dashleftarrow", U'⇠', REL }, { "dashrightarrow", U'⇢', REL },
  { "dashv", U'⊣', REL }, { "dblcolon", U'∷', REL }, { "ddag", U'‡', BIN },
  { "ddagger", U'‡', BIN }, { "ddots", U'⋱', INNER }, { "degree", U'°', ORD },
  { "delta", U'δ', VARIABLE }, { "diagdown", U'╲', ORD }, { "diagup", U'╱', ORD },
  { "diamond", U'⋄', BIN }, { "diamondsuit", U'♢', ORD }, { "digamma", U'ϝ', ORD },
  { "div", U'÷', BIN }, { "divideontimes", U'⋇', BIN }, { "doteq", U'≐', REL },
  { "doteqdot", U'≑', REL }, { "dotplus", U'∔', BIN }, { "dotsb", U'⋯', INNER },
  { "dotsc", U'…', INNER }, { "dotsi", U'⋯', INNER }, { "dotsm", U'⋯', INNER },
  { "dotso", U'…', INNER }, { "doublebarwedge", U'⩞', BIN }, { "doublecap", U'⋒', BIN },
  { "doublecup", U'⋓', BIN }, { "downarrow", U'↓', REL }, { "downdownarrows", U'⇊', REL },
  { "downharpoonleft", U'⇃', REL }, { "downharpoonright", U'⇂', REL }, { "ell", U'ℓ', ORD },
  { "empty", U'∅', ORD }, { "emptyset", U'∅', ORD }, { "epsilon", U'ϵ', VARIABLE },
  { "eqcirc", U'≖', REL }, { "eqcolon", U'≕', REL }, { "eqqcolon", U'≕', REL },
  { "eqsim", U'≂', REL }, { "eqslantgtr", U'⪖', REL }, { "eqslantless", U'⪕', REL },
  { "equalscolon", U'≕', REL }, { "equiv", U'≡', REL }, { "eta", U'η', VARIABLE },
  { "eth", U'ð', ORD }, { "euro", U'€', ORD }, { "exist", U'∃', ORD }, { "exists", U'∃', ORD },
  { "fallingdotseq", U'≒', REL }, { "flat", U'♭', ORD }, { "forall", U'∀', ORD },
  { "frown", U'⌢', REL }, { "gamma", U'γ', VARIABLE }, { "ge", U'≥', REL }, { "geq", U'≥', REL },
  { "geqq", U'≧', REL }, { "geqslant", U'⩾', REL }, { "gets", U'←', REL }, { "gg", U'≫', REL },
  { "ggg", U'⋙', REL }, { "gggtr", U'⋙', REL }, { "gimel", U'ℷ', ORD }, { "gnapprox", U'⪊', REL },
  { "gneq", U'⪈', REL }, { "gneqq", U'≩', REL }, { "gnsim", U'⋧', REL }, { "gt", U'>', REL },
  { "gtrapprox", U'⪆', REL }, { "gtrdot", U'⋗', REL }, { "gtreqless", U'⋛', REL },
  { "gtreqqless", U'⪌', REL }, { "gtrless", U'≷', REL }, { "gtrsim", U'≳', REL },
  { "hArr", U'⇔', REL }, { "harr", U'↔', REL }, { "hbar", U'ℏ', ORD }, { "hdots", U'…', INNER },
  { "heartsuit", U'♡', ORD }, { "hookleftarrow", U'↩', REL }, { "hookrightarrow", U'↪', REL },
  { "hslash", U'ℏ', ORD }, { "i", U'ı', ORD }, { "iddots", U'⋰', INNER },
  { "iiiint", U'⨌', OPERATOR }, { "iiint", U'∭', OPERATOR }, { "iint", U'∬', OPERATOR },
  { "image", U'ℑ', ORD }, { "imageof", U'⊷', REL }, { "imath", U'𝚤', ORD }, { "in", U'∈', REL },
  { "infin", U'∞', ORD }, { "infty", U'∞', ORD }, { "int", U'∫', OPERATOR },
  { "intercal", U'⊺', BIN }, { "intop", U'∫', OPERATOR }, { "iota", U'ι', VARIABLE },
  { "isin", U'∈', REL }, { "jmath", U'𝚥', ORD }, { "kappa", U'κ', VARIABLE },
  { "lArr", U'⇐', REL }, { "lBrace", U'⦃', OPEN }, { "lBrack", U'⟦', OPEN },
  { "lVert", U'‖', OPEN }, { "lambda", U'λ', VARIABLE }, { "land", U'∧', BIN },
  { "lang", U'⟨', OPEN }, { "langle", U'⟨', OPEN }, { "larr", U'←', REL },
  { "lbrace", U'{', OPEN }, { "lbrack", U'[', OPEN }, { "lceil", U'⌈', OPEN },
  { "ldotp", U'.', PUNCT }, { "ldots", U'…', INNER }, { "le", U'≤', REL },
  { "leadsto", U'⇝', REL }, { "leftarrow", U'←', REL }, { "leftarrowtail", U'↢', REL },
  { "leftharpoondown", U'↽', REL }, { "leftharpoonup", U'↼', REL },
  { "leftleftarrows", U'⇇', REL }, { "leftrightarrow", U'↔', REL },
  { "leftrightarrows", U'⇆', REL }, { "leftrightharpoons", U'⇋', REL },
  { "leftrightsquigarrow", U'↭', REL }, { "leftthreetimes", U'⋋', BIN }, { "leq", U'≤', REL },
  { "leqq", U'≦', REL }, { "leqslant", U'⩽', REL }, { "lessapprox", U'⪅', REL },
  { "lessdot", U'⋖', REL }, { "lesseqgtr", U'⋚', REL }, { "lesseqqgtr", U'⪋', REL },
  { "lessgtr", U'≶', REL }, { "lesssim", U'≲', REL }, { "lfloor", U'⌊', OPEN },
  { "lgroup", U'⟮', OPEN }, { "lhd", U'⊲', BIN }, { "ll", U'≪', REL }, { "llbracket", U'⟦', OPEN },
  { "llcorner", U'⌞', OPEN }, { "lll", U'⋘', REL }, { "llless", U'⋘', REL },
  { "lmoustache", U'⎰', OPEN }, { "lnapprox", U'⪉', REL }, { "lneq", U'⪇', REL },
  { "lneqq", U'≨', REL }, { "lnot", U'¬', ORD }, { "lnsim", U'⋦', REL },
  { "longleftarrow", U'⟵', REL }, { "longleftrightarrow", U'⟷', REL }, { "longmapsto", U'⟼', REL },
  { "longrightarrow", U'⟶', REL }, { "looparrowleft", U'↫', REL }, { "looparrowright", U'↬', REL },
  { "lor", U'∨', BIN }, { "lozenge", U'◊', ORD }, { "lparen", U'(', OPEN }, { "lq", U'‘', ORD },
  { "lrArr", U'⇔', REL }, { "lrarr", U'↔', REL }, { "lrcorner", U'⌟', CLOSE }, { "lt", U'<', REL },
  { "ltimes", U'⋉', BIN }, { "lvert", U'|', OPEN }, { "maltese", U'✠', ORD },
  { "mapsfrom", U'↤', REL }, { "mapsto", U'↦', REL }, { "mathellipsis", U'…', INNER },
  { "measuredangle", U'∡', ORD }, { "mho", U'℧', ORD }, { "mid", U'∣', REL },
  { "models", U'⊨', REL }, { "mp", U'∓', BIN }, { "mu", U'μ', VARIABLE },
  { "multimap", U'⊸', REL }, { "nLeftarrow", U'⇍', REL }, { "nLeftrightarrow", U'⇎', REL },
  { "nRightarrow", U'⇏', REL }, { "nVDash", U'⊯', REL }, { "nVdash", U'⊮', REL },
  { "nabla", U'∇', VARIABLE }, { "natnums", U'ℕ', ORD }, { "natural", U'♮', ORD },
  { "ncong", U'≇', REL }, { "ne", U'≠', REL }, { "nearrow", U'↗', REL }, { "neg", U'¬', ORD },
  { "neq", U'≠', REL }, { "nequiv", U'≢', REL }, { "nexists", U'∄', ORD }, { "ngeq", U'≱', REL },
  { "ngtr", U'≯', REL }, { "ni", U'∋', REL }, { "nleftarrow", U'↚', REL },
  { "nleftrightarrow", U'↮', REL }, { "nleq", U'≰', REL }, { "nless", U'≮', REL },
  { "nmid", U'∤', REL }, { "notin", U'∉', REL }, { "notni", U'∌', REL },
  { "nparallel", U'∦', REL }, { "nprec", U'⊀', REL }, { "npreceq", U'⋠', REL },
  { "nrightarrow", U'↛', REL }, { "nsim", U'≁', REL }, { "nsubseteq", U'⊈', REL },
  { "nsucc", U'⊁', REL }, { "nsucceq", U'⋡', REL }, { "nsupseteq", U'⊉', REL },
  { "ntriangleleft", U'⋪', REL }, { "ntrianglelefteq", U'⋬', REL },
  { "ntriangleright", U'⋫', REL }, { "ntrianglerighteq", U'⋭', REL }, { "nu", U'ν', VARIABLE },
  { "nvDash", U'⊭', REL }, { "nvdash", U'⊬', REL }, { "nwarrow", U'↖', REL }, { "o", U'ø', ORD },
  { "odot", U'⊙', BIN }, { "oe", U'œ', ORD }, { "ohm", U'Ω', ORD }, { "oiiint", U'∰', OPERATOR },
  { "oiint", U'∯', OPERATOR }, { "oint", U'∮', OPERATOR }, { "ointop", U'∮', OPERATOR },
  { "omega", U'ω', VARIABLE }, { "omicron", U'ο', VARIABLE }, { "ominus", U'⊖', BIN },
  { "oplus", U'⊕', BIN }, { "origof", U'⊶', REL }, { "oslash", U'⊘', BIN },
  { "otimes", U'⊗', BIN }, { "owns", U'∋', REL }, { "parallel", U'∥', REL },
  { "partial", U'∂', VARIABLE }, { "perp", U'⟂', REL }, { "phi", U'ϕ', VARIABLE },
  { "pi", U'π', VARIABLE }, { "pitchfork", U'⋔', REL }, { "plusmn", U'±', BIN },
  { "pm", U'±', BIN }, { "pounds", U'£', ORD }, { "prec", U'≺', REL }, { "precapprox", U'⪷', REL },
  { "preccurlyeq", U'≼', REL }, { "preceq", U'⪯', REL }, { "precnapprox", U'⪹', REL },
  { "precneqq", U'⪵', REL }, { "precnsim", U'⋨', REL }, { "precsim", U'≾', REL },
  { "prime", U'′', ORD }, { "prod", U'∏', OPERATOR }, { "propto", U'∝', REL },
  { "psi", U'ψ', VARIABLE }, { "qed", U'∎', ORD }, { "rArr", U'⇒', REL },
  { "rBrace", U'⦄', CLOSE }, { "rBrack", U'⟧', CLOSE }, { "rVert", U'‖', CLOSE },
  { "rang", U'⟩', CLOSE }, { "rangle", U'⟩', CLOSE }, { "rarr", U'→', REL },
  { "ratio", U':', REL }, { "rbrace", U'}', CLOSE }, { "rbrack", U']', CLOSE },
  { "rceil", U'⌉', CLOSE }, { "real", U'ℜ', ORD }, { "reals", U'ℝ', ORD },
  { "restriction", U'↾', REL }, { "rfloor", U'⌋', CLOSE }, { "rgroup", U'⟯', CLOSE },
  { "rhd", U'⊳', BIN }, { "rho", U'ρ', VARIABLE }, { "rightarrow", U'→', REL },
  { "rightarrowtail", U'↣', REL }, { "rightharpoondown", U'⇁', REL },
  { "rightharpoonup", U'⇀', REL }, { "rightleftarrows", U'⇄', REL },
  { "rightleftharpoons", U'⇌', REL }, { "rightrightarrows", U'⇉', REL },
  { "rightsquigarrow", U'⇝', REL }, { "rightthreetimes", U'⋌', BIN },
  { "risingdotseq", U'≓', REL }, { "rmoustache", U'⎱', CLOSE }, { "rparen", U')', CLOSE },
  { "rq", U'’', ORD }, { "rrbracket", U'⟧', CLOSE }, { "rtimes", U'⋊', BIN },
  { "rvert", U'|', CLOSE }, { "sdot", U'⋅', BIN }, { "searrow", U'↘', REL },
  { "setminus", U'∖', BIN }, { "sharp", U'♯', ORD }, { "shortmid", U'∣', REL },
  { "shortparallel", U'∥', REL }, { "sigma", U'σ', VARIABLE }, { "sim", U'∼', REL },
  { "simeq", U'≃', REL }, { "smallfrown", U'⌢', REL }, { "smallint", U'∫', OPERATOR },
  { "smallsetminus", U'∖', BIN }, { "smallsmile", U'⌣', REL }, { "smile", U'⌣', REL },
  { "spadesuit", U'♠', ORD }, { "sphericalangle", U'∢', ORD }, { "sqcap", U'⊓', BIN },
  { "sqcup", U'⊔', BIN }, { "sqsubset", U'⊏', REL }, { "sqsubseteq", U'⊑', REL },
  { "sqsupset", U'⊐', REL }, { "sqsupseteq", U'⊒', REL }, { "square", U'□', ORD },
  { "ss", U'ß', ORD }, { "star", U'⋆', BIN }, { "sub", U'⊂', REL }, { "sube", U'⊆', REL },
  { "subset", U'⊂', REL }, { "subseteq", U'⊆', REL }, { "subseteqq", U'⫅', REL },
  { "subsetneq", U'⊊', REL }, { "subsetneqq", U'⫋', REL }, { "succ", U'≻', REL },
  { "succapprox", U'⪸', REL }, { "succcurlyeq", U'≽', REL }, { "succeq", U'⪰', REL },
  { "succnapprox", U'⪺', REL }, { "succneqq", U'⪶', REL }, { "succnsim", U'⋩', REL },
  { "succsim", U'≿', REL }, { "sum", U'∑', OPERATOR }, { "supe", U'⊇', REL },
  { "supset", U'⊃', REL }, { "supseteq", U'⊇', REL }, { "supseteqq", U'⫆', REL },
  { "supsetneq", U'⊋', REL }, { "supsetneqq", U'⫌', REL }, { "surd", U'√', ORD },
  { "swarrow", U'↙', REL }, { "tau", U'τ', VARIABLE }, { "textbackslash", U'\\', ORD },
  { "textbar", U'|', ORD }, { "textdegree", U'°', ORD }, { "textdollar", U'$', ORD },
  { "textellipsis", U'…', INNER }, { "textgreater", U'>', ORD }, { "textless", U'<', ORD },
  { "textmu", U'µ', ORD }, { "therefore", U'∴', REL }, { "theta", U'θ', VARIABLE },
  { "thetasym", U'ϑ', ORD }, { "thickapprox", U'≈', REL }, { "thicksim", U'∼', REL },
  { "times", U'×', BIN }, { "to", U'→', REL }, { "top", U'⊤', ORD }, { "triangle", U'△', ORD },
  { "triangledown", U'▽', ORD }, { "triangleleft", U'◁', BIN }, { "trianglelefteq", U'⊴', REL },
  { "triangleq", U'≜', REL }, { "triangleright", U'▷', BIN }, { "trianglerighteq", U'⊵', REL },
  { "twoheadleftarrow", U'↞', REL }, { "twoheadrightarrow", U'↠', REL }, { "uArr", U'⇑', REL },
  { "uarr", U'↑', REL }, { "ulcorner", U'⌜', OPEN }, { "unlhd", U'⊴', BIN },
  { "unrhd", U'⊵', BIN }, { "uparrow", U'↑', REL }, { "updownarrow", U'↕', REL },
  { "upharpoonleft", U'↿', REL }, { "upharpoonright", U'↾', REL }, { "uplus", U'⊎', BIN },
  { "upsilon", U'υ', VARIABLE }, { "upuparrows", U'⇈', REL }, { "urcorner", U'⌝', CLOSE },
  { "vDash", U'⊨', REL }, { "varDelta", U'𝛥', ORD }, { "varGamma", U'𝛤', ORD },
  { "varLambda", U'𝛬', ORD }, { "varOmega", U'𝛺', ORD }, { "varPhi", U'𝛷', ORD },
  { "varPi", U'𝛱', ORD }, { "varPsi", U'𝛹', ORD }, { "varSigma", U'𝛴', ORD },
  { "varTheta", U'𝛩', ORD }, { "varUpsilon", U'𝛶', ORD }, { "varXi", U'𝛯', ORD },
  { "varepsilon", U'ε', VARIABLE }, { "varkappa", U'ϰ', VARIABLE }, { "varnothing", U'∅', ORD },
  { "varphi", U'φ', VARIABLE }, { "varpi", U'ϖ', VARIABLE }, { "varpropto", U'∝', REL },
  { "varrho", U'ϱ', VARIABLE }, { "varsigma", U'ς', VARIABLE }, { "varsubsetneq", U'⊊', REL },
  { "varsupsetneq", U'⊋', REL }, { "vartheta", U'ϑ', VARIABLE }, { "vartriangle", U'△', ORD },
  { "vartriangleleft", U'⊲', REL }, { "vartriangleright", U'⊳', REL }, { "vcentcolon", U':', REL },
  { "vdash", U'⊢', REL }, { "vdots", U'⋮', ORD }, { "vee", U'∨', BIN }, { "veebar", U'⊻', BIN },
  { "vert", U'|', ORD }, { "wedge", U'∧', BIN }, { "weierp", U'℘', ORD }, { "wp", U'℘', ORD },
  { "wr", U'≀', BIN }, { "xi", U'ξ', VARIABLE }, { "yen", U'¥', ORD }, { "zeta", U'ζ', VARIABLE },
  { "{", U'{', OPEN }, { "|", U'‖', ORD }, { "}", U'}', CLOSE },
};

typedef struct {
  const char *start;
  gsize       length;
} Name;

static int
compare_cb (const void *key, const void *element)
{
  const Name *name = key;
  const char *other = *(const char * const *) element;
  int order = strncmp (name->start, other, name->length);

  return order == 0 && other[name->length] != '\0' ? -1 : order;
}

gconstpointer
causerie_math_find_name (const char    *name,
                         gsize          length,
                         gconstpointer  table,
                         gsize          n_entries,
                         gsize          entry_size)
{
  Name key = { name, length };

  return bsearch (&key, table, n_entries, entry_size, compare_cb);
}

const CauserieMathSymbolInfo *
causerie_math_symbol_find (const char *name, gsize length)
{
  return causerie_math_find_name (name, length, symbols, G_N_ELEMENTS (symbols), sizeof *symbols);
}

const CauserieMathSymbolInfo *
causerie_math_symbol_recognise (gunichar character)
{
  if (character < 0x80 && g_ascii_isalnum (character))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    if (g_utf8_get_char (typed[i].name) == character)
      return &typed[i];
  }
  for (guint i = 0; character >= 0x80 && i < G_N_ELEMENTS (symbols); i++) {
    if (symbols[i].character == character)
      return &symbols[i];
  }
  return NULL;
}
