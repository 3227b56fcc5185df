/** Who hears of it when something goes wrong. */
@NullMarked
package io.dagform.capability.alarms;

import org.jspecify.annotations.NullMarked;
