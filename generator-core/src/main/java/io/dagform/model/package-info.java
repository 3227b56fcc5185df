/**
 * What the user means: records and sealed types with the defaults applied. Imports no other room.
 */
@NullMarked
package io.dagform.model;

import org.jspecify.annotations.NullMarked;
