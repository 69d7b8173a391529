;;; copydesk.el --- News copy read while you write it -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Has eglot start the copydesk server in text, Markdown and HTML buffers:
;;
;;     (add-to-list 'load-path "/path/to/copydesk/editors/emacs")
;;     (require 'copydesk)
;;     (add-hook 'text-mode-hook #'copydesk-ensure)
;;     (add-hook 'html-mode-hook #'copydesk-ensure)
;;
;; Findings come by flymake, fixes by `eglot-code-actions', the outline by `imenu'.
;; `copydesk-speakers' shows who is quoted, `copydesk-quote-sheet' makes a sheet of it.

;;; Code:

(require 'eglot)
(require 'button)

(defgroup copydesk nil
  "News copy read while you write it."
  :group 'text)

(defcustom copydesk-command '("copydesk" "lsp")
  "The server's program and its arguments."
  :type '(repeat string))

(defcustom copydesk-settings nil
  "Settings of the server as a property list, as in `copydesk.toml'.
For instance (:rules (:typo \"hint\") :words [\"Northwire\"]).  A server that runs hears of a change by \\[eglot-reconnect];
what shall be heard at once can stand in `eglot-workspace-configuration', under `:copydesk'."
  :type 'plist)

(defcustom copydesk-modes '(text-mode markdown-mode gfm-mode html-mode mhtml-mode)
  "Major modes of copy.  Modes derived from these are no copy unless they are named."
  :type '(repeat symbol))

(defun copydesk--missing ()
  "Say that the server's program is not there and what to do, if it is not."
  (unless (executable-find (car copydesk-command) (file-remote-p default-directory))
    (format "copydesk: the server “%s” was not found.  Install copydesk, or say in `copydesk-command' where it is"
            (car copydesk-command))))

(defun copydesk--contact (&rest _)
  "What eglot needs to start the server."
  (unless (memq major-mode copydesk-modes)
    (user-error "No server is known for %s, and copydesk reads it only if it is in `copydesk-modes'" major-mode))
  (when-let ((missing (copydesk--missing))) (user-error "%s" missing))
  (append copydesk-command (list :initializationOptions (or copydesk-settings eglot--{}))))

;; The server's names of what is written in these modes.
(put 'text-mode 'eglot-language-id "plaintext")
(put 'mhtml-mode 'eglot-language-id "html")

;; For \[eglot] by hand, after all others: eglot takes a mode for each that it is derived from, and many are derived from `text-mode'.
(add-to-list 'eglot-server-programs (cons copydesk-modes #'copydesk--contact) t)

;;;###autoload
(defun copydesk-ensure ()
  "Start the server for this buffer if its mode is one of `copydesk-modes'.
Nothing happens in modes derived from them, such as those of Org and TeX, in a story's quote sheet, and in a buffer without a
file, which eglot cannot tell a server of.  Where the server is missing, a message says so."
  (when (and (memq major-mode copydesk-modes)
             buffer-file-name
             (not (string-suffix-p ".quotes.md" buffer-file-name)))
    (setq-local eglot-server-programs (cons (cons copydesk-modes #'copydesk--contact) eglot-server-programs))
    (let ((missing (copydesk--missing)))
      (if missing (message "%s" missing) (eglot-ensure)))))

(defun copydesk--speakers ()
  "Ask the server who is quoted in this buffer."
  (let ((answer (jsonrpc-request (eglot--current-server-or-lose) :copydesk/speakers
                                 (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri)))))
    (or answer (user-error "The server does not read this buffer"))))

(defun copydesk--insert-quote (quote story)
  "Insert a line for QUOTE, which leads to its place in the buffer STORY."
  (let* ((range (plist-get quote :range))
         (start (plist-get range :start)))
    (insert (format "%5d  " (1+ (plist-get start :line))))
    (insert-text-button (plist-get quote :excerpt) 'follow-link t
                        'action (lambda (_)
                                  (pop-to-buffer story)
                                  (goto-char (eglot--lsp-position-to-point start))))
    (when (plist-get quote :relay) (insert "  via " (plist-get quote :relay)))
    (insert "\n")))

;;;###autoload
(defun copydesk-speakers ()
  "Show who is quoted in this buffer, quotes that nobody is named for first."
  (interactive)
  (let ((speakers (plist-get (copydesk--speakers) :speakers))
        (story (current-buffer)))
    (with-current-buffer (get-buffer-create "*copydesk speakers*")
      (let ((inhibit-read-only t))
        (erase-buffer)
        (seq-doseq (speaker speakers)
          (insert (propertize (plist-get speaker :name) 'face 'bold))
          (when (plist-get speaker :role) (insert ", " (plist-get speaker :role)))
          (insert "\n")
          (seq-doseq (quote (plist-get speaker :quotes)) (copydesk--insert-quote quote story))
          (insert "\n"))
        (goto-char (point-min)))
      (special-mode)
      (display-buffer (current-buffer)))))

;;;###autoload
(defun copydesk-quote-sheet ()
  "Show who said what in this buffer, as Markdown."
  (interactive)
  (let* ((uri (plist-get (eglot--TextDocumentIdentifier) :uri))
         (sheet (eglot-execute-command (eglot--current-server-or-lose) 'copydesk.quoteSheet
                                       (vector (list :uri uri :write :json-false)))))
    (with-current-buffer (get-buffer-create "*copydesk quotes*")
      (erase-buffer)
      (insert (plist-get sheet :markdown))
      (goto-char (point-min))
      (display-buffer (current-buffer)))))

(provide 'copydesk)
;;; copydesk.el ends here
