/**
 * What a user chooses, a package for each: field tables, alternatives, rules, and how each draws
 * itself into a part. {@link io.dagform.capability.Deployment} and {@link
 * io.dagform.capability.Drawing} are the only two that know all of them.
 */
@NullMarked
package io.dagform.capability;

import org.jspecify.annotations.NullMarked;
