package io.dagform.blueprint;

/**
 * A port, offered by whoever is reached.
 *
 * @param protocol what is spoken, for descriptions
 */
public record Port(Peer at, String protocol, int number) {
  private static final int NFS = 2049;

  /** Where a mount target of EFS is reached (Amazon EFS user guide, "Creating security groups"). */
  public static Port nfs(Peer at) {
    return new Port(at, "NFS", NFS);
  }
}
