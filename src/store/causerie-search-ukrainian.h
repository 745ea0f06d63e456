/* causerie-search-ukrainian.h: the stems of Ukrainian words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-search-stems.h"

G_BEGIN_DECLS

/* Adds the stems of a folded Cyrillic word. Ukrainian changes a stem where its ending changes (кіт,
 * кота; рука, руці; сестра, сестер), and an ending does not say what kind of word it is on
 * (програмами, програми). Rather than to choose one, all stems that are likely are given; forms of
 * one word have at least one in common. */
void causerie_search_ukrainian_add (CauserieSearchStems *stems, const CauserieSearchWord *word);

G_END_DECLS
