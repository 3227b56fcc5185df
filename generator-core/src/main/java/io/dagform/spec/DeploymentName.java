package io.dagform.spec;

/**
 * What a deployment is called.
 *
 * @param base what it is called in all environments
 * @param title what it is called now, with its environment
 * @param prefix what names in AWS start with, which stays when it is renamed
 */
public record DeploymentName(String base, String title, String prefix) {}
