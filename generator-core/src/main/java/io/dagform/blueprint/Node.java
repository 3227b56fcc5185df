package io.dagform.blueprint;

/**
 * A node of the picture of everything.
 *
 * @param id unique in the picture
 * @param shape the text with the brackets of its shape, as Mermaid takes them
 * @param role what it is to the tasks
 */
public record Node(String id, String shape, Place place, Role role) {
  /** Where it stands, from the inside out. */
  public enum Place {
    CLUSTER,
    VPC,
    REGION,
    OUTSIDE
  }

  /** What it is to the tasks. */
  public enum Role {
    /** People come in by it. */
    ENTRY,
    /** It serves people. */
    SERVER,
    /** It runs by itself. */
    WORKER,
    /** All tasks use it. */
    USED,
    /** It is only there. */
    GROUND
  }
}
