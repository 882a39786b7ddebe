/** Drives the web stack as it runs: a small application, a real Tomcat, requests byte for byte. */
@NullMarked
package annals.http;

import org.jspecify.annotations.NullMarked;
