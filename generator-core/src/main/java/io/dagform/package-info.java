/**
 * Dagform: from one YAML file that describes a Dagster deployment to the Terraform that runs it.
 *
 * <p>{@link io.dagform.Dagform} is the way in. The rooms behind it and the imports that each may
 * have are listed in {@code ArchitectureTest}:
 *
 * <pre>
 * text                                  imports no other room; every room may import it
 * diagnostic, aws, hcl, model           no other room
 * yaml, output                          diagnostic
 * spec                                  yaml, model, diagnostic
 * dagster                               model
 * blueprint                             hcl, aws, diagnostic, model
 * capability                            spec, blueprint, dagster, and what those import
 * check                                 capability, blueprint, diagnostic, hcl
 * emit                                  capability, blueprint, hcl, aws; the only importer of CDKTF
 * change                                blueprint, hcl, aws, output, diagnostic
 * report                                blueprint, diagnostic
 * adopt                                 spec, yaml, hcl, aws, diagnostic, model
 * </pre>
 */
@NullMarked
package io.dagform;

import org.jspecify.annotations.NullMarked;
