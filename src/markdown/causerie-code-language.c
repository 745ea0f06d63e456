/* causerie-code-language.c: the languages code is written in, under the names people give them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that GtkSourceView 5 has rules for, and others that are asked for often; some of these read
 * well by the rules of a relative. The words are those that models and people write: names, usual
 * extensions, and the aliases of GitHub's linguist and highlight.js. */

#include "causerie-code-language.h"

#include <string.h>

static const CauserieCodeLanguage languages[] = {
  { "abnf", "ABNF", ".abnf", "abnf" },
  { "actionscript", "ActionScript", ".as", "actionscript as as3" },
  { "ada", "Ada", ".adb", "ada adb ads" },
  { "ansforth94", "ANS Forth", ".4th", "ansforth94 ansforth 4th" },
  { "asciidoc", "AsciiDoc", ".adoc", "asciidoc adoc" },
  { "asp", "ASP", ".asp", "asp aspx" },
  { NULL, "Assembly", ".s", "asm assembly nasm gas x86asm armasm s" },
  { "automake", "Automake", "Makefile.am", "automake makefile.am" },
  { "awk", "AWK", ".awk", "awk gawk mawk" },
  { "bennugd", "BennuGD", ".prg", "bennugd prg" },
  { "bibtex", "BibTeX", ".bib", "bibtex bib" },
  { "bluespec", "Bluespec", ".bsv", "bluespec bsv" },
  { "boo", "Boo", ".boo", "boo" },
  { "c", "C", ".c", "c c99 c11 c17 c23" },
  { "cg", "Cg", ".cg", "cg" },
  { "changelog", "ChangeLog", "ChangeLog", "changelog" },
  { "chdr", "C header", ".h", "chdr h" },
  { "commonlisp", "Clojure", ".clj", "clojure clj cljs cljc edn" },
  { "cmake", "CMake", "CMakeLists.txt", "cmake cmakelists.txt" },
  { "cobol", "COBOL", ".cob", "cobol cob cbl" },
  { "commonlisp", "Common Lisp", ".lisp", "commonlisp common-lisp lisp cl asd" },
  { "sh", "Console", ".txt", "console shell-session shellsession sh-session terminal cmdline" },
  { "cpp", "C++", ".cpp", "cpp c++ cxx cc tpp c++11 c++14 c++17 c++20 c++23 arduino ino" },
  { "cpphdr", "C++ header", ".hpp", "cpphdr hpp hh hxx h++" },
  { "c-sharp", "C#", ".cs", "csharp c-sharp c# cs dotnet csx" },
  { "css", "CSS", ".css", "css" },
  { "csv", "CSV", ".csv", "csv tsv" },
  { "cuda", "CUDA", ".cu", "cuda cu cuh" },
  { "d", "D", ".d", "d dlang" },
  { "dart", "Dart", ".dart", "dart flutter" },
  { "desktop", "Desktop entry", ".desktop", "desktop kdelnk" },
  { "diff", "Diff", ".diff", "diff patch udiff rej" },
  { "docbook", "DocBook", ".docbook", "docbook" },
  { "docker", "Dockerfile", "Dockerfile", "docker dockerfile containerfile" },
  { "dosbatch", "Batch", ".bat", "dosbatch batch bat cmd dos winbatch" },
  { "dot", "Graphviz", ".dot", "dot graphviz gv" },
  { "dpatch", "DPatch", ".dpatch", "dpatch" },
  { "dtd", "DTD", ".dtd", "dtd" },
  { "dtl", "Django template", ".html", "dtl django jinja jinja2 j2 htmldjango nunjucks liquid" },
  { "eiffel", "Eiffel", ".e", "eiffel" },
  { "ruby", "Elixir", ".ex", "elixir ex exs heex" },
  { NULL, "Elm", ".elm", "elm" },
  { "erb", "ERB", ".erb", "erb eruby" },
  { "erb-html", "ERB (HTML)", ".html.erb", "erb-html html.erb rhtml" },
  { "erb-js", "ERB (JavaScript)", ".js.erb", "erb-js js.erb" },
  { "erlang", "Erlang", ".erl", "erlang erl hrl" },
  { "fcl", "FCL", ".fcl", "fcl" },
  { "fish", "fish", ".fish", "fish fishshell" },
  { "forth", "Forth", ".frt", "forth frt" },
  { "fortran", "Fortran", ".f90", "fortran f f77 f90 f95 f03 f08 for fortran90" },
  { "fsharp", "F#", ".fs", "fsharp f# fs fsx fsi" },
  { "ftl", "Fluent", ".ftl", "ftl fluent" },
  { "gap", "GAP", ".g", "gap gi" },
  { "gdb-log", "GDB", ".gdb", "gdb-log gdb" },
  { "gdscript", "GDScript", ".gd", "gdscript gd godot" },
  { "genie", "Genie", ".gs", "genie" },
  { "gettext-translation", "gettext", ".po", "gettext-translation gettext po pot" },
  { "glsl", "GLSL", ".glsl", "glsl glslv glslf vert frag hlsl wgsl shader" },
  { "go", "Go", ".go", "go golang go.mod gomod" },
  { "gradle", "Gradle", ".gradle", "gradle" },
  { NULL, "GraphQL", ".graphql", "graphql gql" },
  { "groovy", "Groovy", ".groovy", "groovy jenkinsfile" },
  { "gtkrc", "GtkRC", "gtkrc", "gtkrc" },
  { "haskell", "Haskell", ".hs", "haskell hs" },
  { "haskell-literate", "Literate Haskell", ".lhs", "haskell-literate lhs lhaskell" },
  { "haxe", "Haxe", ".hx", "haxe hx" },
  { "html", "HTML", ".html", "html htm xhtml html5 vue svelte astro handlebars hbs ejs razor" },
  { NULL, "HTTP", ".http", "http https rest" },
  { "idl", "IDL", ".idl", "idl corba" },
  { "idl-exelis", "IDL (Exelis)", ".pro", "idl-exelis pro" },
  { "imagej", "ImageJ", ".ijm", "imagej ijm" },
  { "ini", "INI", ".ini",
    "ini cfg conf config properties editorconfig gitconfig systemd service dosini dotenv env "
    "nginx apache" },
  { "j", "J", ".ijs", "j ijs" },
  { "jade", "Pug", ".pug", "jade pug" },
  { "java", "Java", ".java", "java" },
  { "js", "JavaScript", ".js", "javascript js mjs cjs node nodejs ecmascript es6" },
  { "json", "JSON", ".json", "json geojson topojson ipynb" },
  { "js", "JSON", ".json", "json5 jsonc hjson jsonl ndjson" },
  { "jsx", "JSX", ".jsx", "jsx react" },
  { "julia", "Julia", ".jl", "julia jl" },
  { "kotlin", "Kotlin", ".kt", "kotlin kt kts" },
  { "latex", "LaTeX", ".tex", "latex tex ltx sty cls context" },
  { "lean", "Lean", ".lean", "lean lean4" },
  { "less", "Less", ".less", "less" },
  { "lex", "Lex", ".l", "lex flex" },
  { "libtool", "libtool", ".la", "libtool" },
  { "llvm", "LLVM IR", ".ll", "llvm ll llvm-ir" },
  { "logcat", "logcat", ".logcat", "logcat" },
  { "logtalk", "Logtalk", ".lgt", "logtalk lgt" },
  { "lua", "Lua", ".lua", "lua luau moonscript" },
  { "m4", "M4", ".m4", "m4 configure.ac" },
  { "makefile", "Makefile", "Makefile", "makefile make mak mk gnumakefile bsdmake" },
  { "mallard", "Mallard", ".page", "mallard" },
  { "markdown", "Markdown", ".md", "markdown md mkd mdx rmd qmd" },
  { "matlab", "MATLAB", ".m", "matlab" },
  { "maxima", "Maxima", ".mac", "maxima wxm" },
  { "mediawiki", "MediaWiki", ".wiki", "mediawiki wiki wikitext" },
  { NULL, "Mermaid", ".mmd", "mermaid mmd" },
  { "meson", "Meson", "meson.build", "meson meson.build meson_options.txt" },
  { "modelica", "Modelica", ".mo", "modelica" },
  { "mxml", "MXML", ".mxml", "mxml" },
  { "nemerle", "Nemerle", ".n", "nemerle" },
  { "netrexx", "NetRexx", ".nrx", "netrexx nrx rexx" },
  { "python3", "Nim", ".nim", "nim" },
  { NULL, "Nix", ".nix", "nix" },
  { "nsis", "NSIS", ".nsi", "nsis nsi nsh" },
  { "objc", "Objective-C", ".m", "objc objective-c objectivec obj-c objcpp objective-c++ mm" },
  { "objj", "Objective-J", ".j", "objj objective-j" },
  { "ocaml", "OCaml", ".ml", "ocaml ml mli reason reasonml" },
  { "ocl", "OCL", ".ocl", "ocl" },
  { "octave", "Octave", ".m", "octave" },
  { "ooc", "ooc", ".ooc", "ooc" },
  { "opal", "Opal", ".impl", "opal" },
  { "opencl", "OpenCL", ".cl", "opencl" },
  { "pascal", "Pascal", ".pas", "pascal pas delphi freepascal objectpascal dpr" },
  { "perl", "Perl", ".pl", "perl pl pm perl5 raku perl6" },
  { "php", "PHP", ".php", "php php3 php4 php5 php7 php8 phtml blade" },
  { "pig", "Pig", ".pig", "pig piglatin" },
  { "pkgconfig", "pkg-config", ".pc", "pkgconfig pkg-config" },
  { NULL, "Text", ".txt", "text txt plain plaintext plain-text none output log ascii raw" },
  { "powershell", "PowerShell", ".ps1", "powershell pwsh ps ps1 psm1 psd1 posh" },
  { "prolog", "Prolog", ".pro", "prolog swipl" },
  { "proto", "Protocol Buffers", ".proto", "proto protobuf proto3 proto2" },
  { "puppet", "Puppet", ".pp", "puppet pp" },
  { "python3", "Python", ".py",
    "python3 python py py3 pyi pyw pycon ipython python-repl gyp starlark bazel bzl sage cython "
    "pyx mojo" },
  { "python", "Python 2", ".py", "python2 py2" },
  { "r", "R", ".r", "r rscript rlang splus" },
  { "rpmspec", "RPM spec", ".spec", "rpmspec spec rpm-spec" },
  { "rst", "reStructuredText", ".rst", "rst restructuredtext rest-text" },
  { "ruby", "Ruby", ".rb",
    "ruby rb rake gemspec rakefile gemfile irb podfile vagrantfile crystal cr" },
  { "rust", "Rust", ".rs", "rust rs" },
  { "scss", "Sass", ".scss", "scss sass" },
  { "scala", "Scala", ".scala", "scala sc sbt" },
  { "scheme", "Scheme", ".scm",
    "scheme scm ss racket rkt guile elisp emacs-lisp emacs el fennel hy" },
  { "scilab", "Scilab", ".sce", "scilab sce sci" },
  { "sh", "Shell", ".sh",
    "sh bash shell zsh ksh dash shellscript bashrc zshrc posix-sh ash busybox bats pkgbuild" },
  { "sml", "Standard ML", ".sml", "sml standard-ml" },
  { "solidity", "Solidity", ".sol", "solidity sol" },
  { "sparql", "SPARQL", ".rq", "sparql rq turtle ttl" },
  { "spice", "SPICE", ".cir", "spice cir" },
  { "sql", "SQL", ".sql",
    "sql mysql postgres postgresql pgsql plsql plpgsql sqlite sqlite3 tsql mssql psql mariadb "
    "duckdb bigquery cql hql" },
  { "star", "STAR", ".cif", "star cif mif" },
  { "sweave", "Sweave", ".Rnw", "sweave rnw snw" },
  { "swift", "Swift", ".swift", "swift" },
  { "systemverilog", "SystemVerilog", ".sv", "systemverilog sv svh" },
  { "t2t", "txt2tags", ".t2t", "t2t txt2tags" },
  { "tcl", "Tcl", ".tcl", "tcl tk" },
  { "tera", "Tera", ".tera", "tera" },
  { "terraform", "Terraform", ".tf", "terraform tf tfvars hcl opentofu" },
  { "texinfo", "Texinfo", ".texi", "texinfo texi" },
  { "thrift", "Thrift", ".thrift", "thrift" },
  { "toml", "TOML", ".toml", "toml tml cargo.toml cargo.lock" },
  { "typescript-jsx", "TSX", ".tsx", "typescript-jsx tsx" },
  { "twig", "Twig", ".twig", "twig" },
  { "typescript", "TypeScript", ".ts", "typescript ts mts cts deno" },
  { NULL, "Typst", ".typ", "typst typ" },
  { "vala", "Vala", ".vala", "vala vapi" },
  { "vbnet", "Visual Basic", ".vb", "vbnet vb vb.net visualbasic visual-basic vba vbs vbscript" },
  { "verilog", "Verilog", ".v", "verilog v" },
  { "vhdl", "VHDL", ".vhd", "vhdl vhd" },
  { NULL, "Vim script", ".vim", "vim viml vimscript vimrc" },
  { NULL, "WebAssembly", ".wat", "wasm wat wast" },
  { "xml", "XML", ".xml",
    "xml svg rss atom glade xsd wsdl plist csproj xaml kml rdf sgml fxml pom lang" },
  { "xslt", "XSLT", ".xsl", "xslt xsl" },
  { "yacc", "Yacc", ".y", "yacc y bison" },
  { "yaml", "YAML", ".yaml",
    "yaml yml docker-compose compose ansible k8s kubernetes helm openapi" },
  { "yara", "YARA", ".yar", "yara yar" },
  { "rust", "Zig", ".zig", "zig" },
};

/* --- by a word -------------------------------------------------------------------------------- */

static gboolean
holds_word (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = words; (p = strstr (p, word)) != NULL; p += length) {
    gboolean begins = p == words || p[-1] == ' ';

    if (begins && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  }
  return FALSE;
}

static const CauserieCodeLanguage *
find_word (const char *word)
{
  for (guint i = 0; *word != '\0' && i < G_N_ELEMENTS (languages); i++) {
    if (holds_word (languages[i].words, word))
      return &languages[i];
  }
  return NULL;
}

/* "{.Python}" and "language-python" say python, and so does "python:main.py". */
static char *
dup_bare_word (const char *word)
{
  static const char * const prefixes[] = { "{", ".", "language-", "lang-" };
  g_autofree char *lower = g_ascii_strdown (word, -1);
  const char *start = lower;

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    if (g_str_has_prefix (start, prefixes[i]))
      start += strlen (prefixes[i]);
  }
  return g_strndup (start, strcspn (start, " \t{}[]():,;=\"'"));
}

const CauserieCodeLanguage *
causerie_code_language_find (const char *word)
{
  g_autofree char *bare = NULL;
  const CauserieCodeLanguage *language;
  const char *name, *extension;

  g_return_val_if_fail (word != NULL, NULL);

  bare = dup_bare_word (word);
  name = strrchr (bare, '/') != NULL ? strrchr (bare, '/') + 1 : bare;
  extension = strrchr (name, '.');
  language = find_word (name);
  if (language == NULL && extension != NULL)
    language = find_word (extension + 1);
  return language;
}

/* --- by the code ------------------------------------------------------------------------------ */

/* "#!/usr/bin/env python3.11" names python. */
static const CauserieCodeLanguage *
guess_interpreter (const char *text)
{
  g_autofree char *line = g_strndup (text + 2, MIN (strcspn (text + 2, "\n"), 256));
  g_auto(GStrv) words = g_strsplit_set (g_strstrip (line), " \t", -1);
  guint n = g_strv_length (words);
  const char *last = n > 0 ? words[0] : "";
  g_autofree char *name = NULL;

  if (g_str_has_suffix (last, "/env")) {
    for (n = 1; words[n] != NULL && (words[n][0] == '-' || strchr (words[n], '=') != NULL); n++)
      ;
    last = words[n] != NULL ? words[n] : "";
  }
  name = g_ascii_strdown (strrchr (last, '/') != NULL ? strrchr (last, '/') + 1 : last, -1);
  name[strcspn (name, "0123456789.")] = '\0';
  return find_word (name);
}

static gboolean
begins_with (const char *text, const char *beginning)
{
  return g_ascii_strncasecmp (text, beginning, strlen (beginning)) == 0;
}

/* An object or a list from the first sign to the last, with something in it as JSON writes it. */
static gboolean
looks_like_json (const char *text)
{
  gsize length = strlen (text);
  const char *inside;

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length < 2)
    return FALSE;

  inside = text + 1 + strspn (text + 1, " \t\n");
  if (*text == '{' && text[length - 1] == '}')
    return *inside == '"' || inside == text + length - 1;
  return *text == '[' && text[length - 1] == ']' && strchr ("{[\"", *inside) != NULL;
}

const CauserieCodeLanguage *
causerie_code_language_guess (const char *text)
{
  static const struct {
    const char *beginning;
    const char *word;
  } signs[] = {
    { "<?xml", "xml" },
    { "<!doctype html", "html" },
    { "<html", "html" },
    { "<svg ", "svg" },
    { "<?php", "php" },
    { "diff --git ", "diff" },
    { "#include <iostream>", "c++" },
    { "#include <", "c" },
    { "#include \"", "c" },
    { "package main\n", "go" },
    { "select * from ", "sql" },
    { "create table ", "sql" },
    { "insert into ", "sql" },
  };

  g_return_val_if_fail (text != NULL, NULL);

  text += strspn (text, " \t\n");
  if (g_str_has_prefix (text, "#!/"))
    return guess_interpreter (text);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    if (begins_with (text, signs[i].beginning))
      return find_word (signs[i].word);
  }
  return looks_like_json (text) ? find_word ("json") : NULL;
}

const CauserieCodeLanguage *
causerie_code_language_of (const char *word, const char *text)
{
  return word != NULL && *word != '\0' ? causerie_code_language_find (word)
                                       : causerie_code_language_guess (text);
}

char *
causerie_code_language_dup_file_name (const CauserieCodeLanguage *self)
{
  if (self == NULL)
    return g_strdup ("code.txt");
  return *self->file == '.' ? g_strconcat ("code", self->file, NULL) : g_strdup (self->file);
}
