/**
 * Text to a tree of located nodes; the only importer of the YAML parser. Imports {@code
 * diagnostic}.
 */
@NullMarked
package io.dagform.yaml;

import org.jspecify.annotations.NullMarked;
