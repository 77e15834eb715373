package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Public;
import org.malipo.access.SafeDoor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What stands in place of forms for passwords where others would read them. */
@Controller
class SafeDoorPage {
    private final SafeDoor door;

    SafeDoorPage(SafeDoor door) {
        this.door = door;
    }

    @GetMapping("/login/insecure")
    @Public
    String shut(HttpServletRequest request, HttpServletResponse response) {
        if (door.isOpen(request)) {
            return "redirect:/login";
        }
        response.setStatus(HttpStatus.FORBIDDEN.value());
        return "access/door-shut";
    }
}
