/** What all rooms mean by a profile, a size, a processor. Imports no other room. */
@NullMarked
package io.dagform.model;

import org.jspecify.annotations.NullMarked;
