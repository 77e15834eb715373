/** E-mail settings and notices over the API and on pages. */
@NullMarked
package org.malipo.notifications.web;

import org.jspecify.annotations.NullMarked;
