package org.malipo.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.malipo.access.Public;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What people see when something is missing, forbidden or broken. Programs get JSON. */
@Controller
class ErrorPages implements ErrorViewResolver {
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return page(status);
    }

    /** The same pages for a proxy in front of us, which may show them for errors of its own. */
    @GetMapping("/errors/{code}")
    @Public
    ModelAndView error(@PathVariable String code) {
        var status = code.matches("[45][0-9]{2}") ? HttpStatus.resolve(Integer.parseInt(code)) : null;
        return page(status == null ? HttpStatus.NOT_FOUND : status);
    }

    private static ModelAndView page(HttpStatus status) {
        return new ModelAndView("web/error", Map.of("error", ErrorView.of(status)), status);
    }
}
