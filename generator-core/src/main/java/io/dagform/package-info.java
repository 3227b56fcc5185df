/**
 * Dagform: from one YAML file that describes a Dagster deployment to the Terraform that runs it.
 *
 * <p>{@link io.dagform.Dagform} is the way in. The rooms behind it and the imports that each may
 * have are listed in {@code ArchitectureTest}:
 *
 * <pre>
 * text                                  imports no other room; every room may import it
 * diagnostic, aws, hcl, output, model   no other room
 * yaml                                  diagnostic
 * spec                                  yaml, model, diagnostic
 * dagster                               model
 * blueprint                             model, aws, dagster
 * check                                 model, blueprint, aws, diagnostic
 * emit                                  model, blueprint, hcl; the only importer of CDKTF
 * report                                model, blueprint, aws
 * </pre>
 */
@NullMarked
package io.dagform;

import org.jspecify.annotations.NullMarked;
