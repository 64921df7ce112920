/**
 * The real tool against real things: the package index, the distribution's archive, Docker, podman,
 * skopeo, umoci.
 */
package dev.berth.cli.it;
