package io.dagform.capability.database;

import java.util.Optional;

/**
 * In how many zones a database runs.
 *
 * @param multiAz whether a standby in a second zone takes over
 * @param zone the letter of the one zone; absent if AWS picks
 */
public record Availability(boolean multiAz, Optional<String> zone) {}
