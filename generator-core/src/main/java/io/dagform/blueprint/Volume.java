package io.dagform.blueprint;

import io.dagform.hcl.Value;

/**
 * A volume of a task: an access point of an EFS file system.
 *
 * @param fileSystem its id, as a value
 * @param accessPoint the id of the access point, as a value
 */
public record Volume(String name, Value fileSystem, Value accessPoint) {}
