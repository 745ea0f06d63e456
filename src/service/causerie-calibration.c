/* causerie-calibration.c: how far estimates of tokens are off, learned for each model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-calibration.h"

#include "causerie-settings-private.h"

#define KEY "token-factors" /* a(sd): models with their factors, the one learned last first */

#define MAX_MODELS 64
#define MIN_FACTOR 0.5
#define MAX_FACTOR 2.0

/* No model needs so few; its server counts what was new to it, or nothing at all. */
#define IMPLAUSIBLE 0.25

/* A request this long weighs as much as all that was learned before. */
#define HALF_WEIGHT 64

struct _CauserieCalibration {
  GObject    parent_instance;

  GSettings *settings; /* owned */
};

G_DEFINE_FINAL_TYPE (CauserieCalibration, causerie_calibration, G_TYPE_OBJECT)

static gboolean
find (CauserieCalibration *self, const char *model, double *factor)
{
  g_autoptr(GVariant) factors = g_settings_get_value (self->settings, KEY);
  GVariantIter iter;
  const char *name;
  double value;

  g_variant_iter_init (&iter, factors);
  while (g_variant_iter_next (&iter, "(&sd)", &name, &value))
    if (g_str_equal (name, model)) {
      *factor = CLAMP (value, MIN_FACTOR, MAX_FACTOR);
      return TRUE;
    }

  return FALSE;
}

static void
keep (CauserieCalibration *self, const char *model, double factor)
{
  g_autoptr(GVariant) factors = g_settings_get_value (self->settings, KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  double value;
  guint n = 1;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sd)"));
  g_variant_builder_add (&builder, "(sd)", model, factor);
  g_variant_iter_init (&iter, factors);
  while (n < MAX_MODELS && g_variant_iter_next (&iter, "(&sd)", &name, &value))
    if (!g_str_equal (name, model)) {
      g_variant_builder_add (&builder, "(sd)", name, value);
      n++;
    }

  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

static void
causerie_calibration_finalize (GObject *object)
{
  g_object_unref (CAUSERIE_CALIBRATION (object)->settings);

  G_OBJECT_CLASS (causerie_calibration_parent_class)->finalize (object);
}

static void
causerie_calibration_class_init (CauserieCalibrationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = causerie_calibration_finalize;
}

static void
causerie_calibration_init (CauserieCalibration *self)
{
}

CauserieCalibration *
causerie_calibration_new (CauserieSettings *settings)
{
  CauserieCalibration *self;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings), NULL);

  self = g_object_new (CAUSERIE_TYPE_CALIBRATION, NULL);
  self->settings = g_object_ref (causerie_settings_get_root (settings));

  return self;
}

double
causerie_calibration_get_factor (CauserieCalibration *self, const char *model)
{
  double factor = 1;

  g_return_val_if_fail (CAUSERIE_IS_CALIBRATION (self) && model != NULL, 1);

  find (self, model, &factor);
  return factor;
}

gboolean
causerie_calibration_has (CauserieCalibration *self, const char *model)
{
  double factor;

  g_return_val_if_fail (CAUSERIE_IS_CALIBRATION (self) && model != NULL, FALSE);

  return find (self, model, &factor);
}

void
causerie_calibration_learn (CauserieCalibration *self,
                            const char          *model,
                            gint64               estimated,
                            gint64               counted)
{
  double factor = 1, weight;

  g_return_if_fail (CAUSERIE_IS_CALIBRATION (self) && model != NULL);

  if (estimated <= 0 || counted <= estimated * IMPLAUSIBLE)
    return;

  find (self, model, &factor);
  weight = (double) estimated / (double) (estimated + HALF_WEIGHT);
  factor += weight * ((double) counted / (double) estimated - factor);
  keep (self, model, CLAMP (factor, MIN_FACTOR, MAX_FACTOR));
}
