package dev.berth.core.run;

import dev.berth.core.function.ServicePort;

/**
 * A port of a service that is a port of the Engine's computer.
 *
 * @param hostPort of that computer
 */
record BoundPort(ServicePort port, int hostPort) {}
